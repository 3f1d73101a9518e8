//! A hall of racks, seen from above; where there are too many, each block
//! stands for more of them: a row, a hall, a building, a campus.

use crate::scene::{Look, Path, Point, Scene, Solid, View};
use crate::units::whole;

/// Blocks that are drawn at most, and in a row.
const MOST: f64 = 40.0;
const ROW: u32 = 8;

/// What a block stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    /// A rack.
    Rack,
    /// Racks side by side.
    Racks,
    /// A hall of racks.
    Hall,
    /// A building of halls.
    Building,
    /// Buildings.
    Campus,
}

/// Racks of a block, smallest first.
const LADDER: [(Block, f64); 6] = [
    (Block::Rack, 1.0),
    (Block::Racks, 8.0),
    (Block::Hall, 80.0),
    (Block::Building, 500.0),
    (Block::Campus, 6_250.0),
    (Block::Campus, 50_000.0),
];

/// Servers in racks, drawn as blocks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hall {
    /// Servers in all.
    pub servers: f64,
    /// Servers in a rack.
    pub per_rack: f64,
    /// What a block is.
    pub block: Block,
    /// Racks in a block.
    pub racks_per_block: f64,
}

impl Hall {
    /// As many servers, drawn with as few in a block as can be.
    pub fn new(servers: f64, per_rack: f64) -> Self {
        let per_rack = per_rack.max(1.0);
        let racks = (servers / per_rack).ceil().max(1.0);
        let fits = LADDER.iter().find(|(_, each)| (racks / each).ceil() <= MOST);
        let (block, racks_per_block) = *fits.unwrap_or(&LADDER[LADDER.len() - 1]);
        Self { servers: servers.max(1.0), per_rack, block, racks_per_block }
    }

    /// Racks in all.
    pub fn racks(&self) -> f64 {
        (self.servers / self.per_rack).ceil().max(1.0)
    }

    /// Blocks that are drawn.
    pub fn blocks(&self) -> u32 {
        (self.racks() / self.racks_per_block).ceil().min(MOST) as u32
    }

    /// What one block stands for; nothing where it is a rack.
    pub fn legend(&self) -> Option<String> {
        let racks = whole(self.racks_per_block);
        let servers = whole(self.racks_per_block * self.per_rack);
        match self.block {
            Block::Rack => None,
            Block::Racks => Some(format!("each block = {racks} racks, {servers} servers")),
            Block::Hall => Some(format!("each block = a hall of {racks} racks, {servers} servers")),
            Block::Building => Some(format!("each block = a building of {racks} racks, {servers} servers")),
            Block::Campus => Some(format!("each block = a campus of {racks} racks, {servers} servers")),
        }
    }

    fn rows(&self) -> u32 {
        self.blocks().div_ceil(ROW)
    }
}

/// Sizes in steps of the view: a block's width, depth and height, and the steps
/// to the next block and the next row.
struct Sizes {
    block: [f64; 3],
    next: f64,
    row: f64,
}

fn sizes(block: Block) -> Sizes {
    let (block, next, row) = match block {
        Block::Rack => ([0.85, 0.9, 1.75], 1.2, 1.9),
        Block::Racks => ([1.5, 0.8, 1.1], 1.75, 1.9),
        Block::Hall => ([1.5, 1.5, 0.55], 1.85, 2.15),
        Block::Building => ([1.6, 1.6, 0.9], 2.0, 2.3),
        Block::Campus => ([1.9, 1.9, 0.12], 2.2, 2.4),
    };
    Sizes { block, next, row }
}

/// Where it lies on the sheet: the box from the top left that it must keep to.
#[derive(Clone, Copy, Debug)]
pub struct Ground {
    /// The box's left, top, right, bottom.
    pub within: [f64; 4],
}

/// A hall on the sheet.
pub struct Laid {
    view: View,
    sizes: Sizes,
    hall: Hall,
    floor: [f64; 2],
}

impl Laid {
    /// The hall as large as fits.
    pub fn new(hall: Hall, ground: Ground) -> Self {
        let sizes = sizes(hall.block);
        let columns = f64::from(hall.blocks().min(ROW));
        let floor = [columns * sizes.next + 0.9, f64::from(hall.rows()) * sizes.row + 0.9];
        let [left, top, right, bottom] = ground.within;
        let across = (floor[0] + floor[1]) * 0.866;
        let down = (floor[0] + floor[1]) * 0.5 + sizes.block[2];
        let scale = ((right - left) / across).min((bottom - top) / down).min(58.0);
        let x = left + ((right - left) - across * scale) / 2.0;
        let y = bottom - floor[0] * 0.5 * scale - ((bottom - top) - down * scale).max(0.0) / 2.0;
        let view = View::isometric(Point::new(x, y), scale);
        Self { view, sizes, hall, floor }
    }

    fn corner(&self, block: u32) -> [f64; 3] {
        let (row, column) = (block / ROW, block % ROW);
        [0.65 + f64::from(column) * self.sizes.next, 0.95 + f64::from(row) * self.sizes.row, 0.0]
    }

    fn solid(&self, block: u32) -> Solid {
        self.view.solid(self.corner(block), self.sizes.block)
    }

    /// The front edge of the floor, from the left corner to the lowest.
    pub fn edge(&self) -> [Point; 2] {
        [self.view.at(0.0, 0.0, 0.0), self.view.at(self.floor[0], 0.0, 0.0)]
    }

    /// A point of a block's front.
    pub fn front(&self, block: u32) -> Point {
        let [a, b, c, d] = self.solid(block).left;
        a.towards(c, 0.5).towards(b.towards(d, 0.5), 0.5)
    }

    /// A point above the last row, where the network runs.
    pub fn above(&self) -> Point {
        let last = self.hall.blocks().saturating_sub(1);
        let [x, y, _] = self.corner(last.min(ROW - 1));
        self.view.at(x + self.sizes.block[0] + 0.3, y + self.sizes.block[1], self.sizes.block[2] + 0.25)
    }

    /// Draws all, the block that is dark among them.
    pub fn draw(&self, scene: &mut Scene, dark: Option<u32>) {
        let view = &self.view;
        scene.add(Path::area(Look::Ground, &view.floor([0.0; 3], self.floor)));
        self.aisles(scene);
        for row in (0..self.hall.rows()).rev() {
            let last = self.hall.blocks().min((row + 1) * ROW);
            let blocks: Vec<u32> = (row * ROW..last).filter(|block| Some(*block) != dark).collect();
            let before = |block: &&u32| dark.is_none_or(|dark| dark / ROW != row || **block < dark);
            let (near, far): (Vec<_>, Vec<_>) = blocks.iter().partition(before);
            self.row(scene, &near);
            if let Some(dark) = dark.filter(|dark| dark / ROW == row) {
                self.dark(scene, dark);
            }
            self.row(scene, &far);
            self.wire(scene, row);
        }
    }

    /// Cold air in front of each row, hot air behind it.
    fn aisles(&self, scene: &mut Scene) {
        if !matches!(self.hall.block, Block::Rack | Block::Racks) {
            return;
        }
        let depth = self.sizes.row - self.sizes.block[1] - 0.2;
        for row in 0..=self.hall.rows() {
            let y = 0.95 + f64::from(row) * self.sizes.row - depth - 0.1;
            let y = y.max(0.08);
            let deep = depth.min(self.floor[1] - y - 0.05);
            let look = if row % 2 == 0 { Look::Warm } else { Look::Cold };
            if deep > 0.2 {
                scene.add(Path::area(look, &self.view.floor([0.3, y, 0.0], [self.floor[0] - 0.6, deep])));
            }
        }
    }

    fn row(&self, scene: &mut Scene, blocks: &[&u32]) {
        if self.hall.block == Block::Campus {
            self.campus(scene, blocks);
            return;
        }
        let solids: Vec<_> = blocks.iter().map(|block| self.solid(**block)).collect();
        scene.extend(solids.iter().map(|solid| Path::area(Look::Right, &solid.right)));
        scene.extend(solids.iter().map(|solid| Path::area(Look::PartFace, &solid.left)));
        scene.extend(solids.iter().map(|solid| Path::area(Look::Top, &solid.top)));
        match self.hall.block {
            Block::Rack => scene.extend(blocks.iter().map(|block| self.slots(**block, &self.solid(**block)))),
            Block::Racks => scene.extend(solids.iter().map(|solid| {
                let [a, b, c, d] = solid.left;
                (1..8).fold(Path::new(Look::Hair), |path, rack| {
                    let part = f64::from(rack) / 8.0;
                    path.then_line(&[a.towards(b, part), d.towards(c, part)])
                })
            })),
            _ => self.roofs(scene, blocks),
        }
    }

    /// A rack's servers, as drawers.
    fn slots(&self, block: u32, solid: &Solid) -> Path {
        let rack = f64::from(block);
        let here = (self.hall.servers - rack * self.hall.per_rack).clamp(0.0, self.hall.per_rack);
        let drawn = self.hall.per_rack.min(8.0);
        let filled = (here / self.hall.per_rack * drawn).ceil() as u32;
        let [a, b, c, d] = solid.left;
        (0..filled).fold(Path::new(Look::Part), |path, slot| {
            let [low, high] = [0.12, 0.86].map(|part| 0.03 + (f64::from(slot) + part) / drawn * 0.92);
            let at = |x: f64, y: f64| a.towards(b, x).towards(d.towards(c, x), y);
            path.then_area(&[at(0.14, low), at(0.86, low), at(0.86, high), at(0.14, high)])
        })
    }

    /// What stands on the roofs of halls and buildings.
    fn roofs(&self, scene: &mut Scene, blocks: &[&u32]) {
        let units = if self.hall.block == Block::Building { 3 } else { 2 };
        let [wide, deep, high] = self.sizes.block;
        let boxes: Vec<_> = blocks
            .iter()
            .flat_map(|block| {
                let [x, y, _] = self.corner(**block);
                (0..units).rev().map(move |unit| [x + wide * 0.18, y + deep * (0.12 + 0.28 * f64::from(unit)), high])
            })
            .map(|corner| self.view.solid(corner, [wide * 0.64, deep * 0.15, 0.16]))
            .collect();
        scene.extend(boxes.iter().map(|solid| Path::area(Look::Right, &solid.right)));
        scene.extend(boxes.iter().map(|solid| Path::area(Look::Left, &solid.left)));
        scene.extend(boxes.iter().map(|solid| Path::area(Look::PartFace, &solid.top)));
        scene.extend(blocks.iter().map(|block| {
            let [a, b, c, d] = self.solid(**block).left;
            let at = |x: f64, y: f64| a.towards(b, x).towards(d.towards(c, x), y);
            Path::area(Look::Left, &[at(0.1, 0.0), at(0.26, 0.0), at(0.26, 0.6), at(0.1, 0.6)])
        }));
    }

    /// A tile of ground with four buildings.
    fn campus(&self, scene: &mut Scene, blocks: &[&u32]) {
        let [wide, deep, high] = self.sizes.block;
        let tiles: Vec<_> = blocks.iter().map(|block| self.solid(**block)).collect();
        scene.extend(tiles.iter().map(|solid| Path::area(Look::Right, &solid.right)));
        scene.extend(tiles.iter().map(|solid| Path::area(Look::Left, &solid.left)));
        scene.extend(tiles.iter().map(|solid| Path::area(Look::Top, &solid.top)));
        for (dx, dy) in [(0.1, 0.56), (0.56, 0.56), (0.1, 0.1), (0.56, 0.1)] {
            let boxes: Vec<_> = blocks
                .iter()
                .map(|block| {
                    let [x, y, _] = self.corner(**block);
                    self.view.solid([x + wide * dx, y + deep * dy, high], [wide * 0.34, deep * 0.34, 0.42])
                })
                .collect();
            scene.extend(boxes.iter().map(|solid| Path::area(Look::Right, &solid.right)));
            scene.extend(boxes.iter().map(|solid| Path::area(Look::PartFace, &solid.left)));
            scene.extend(boxes.iter().map(|solid| Path::area(Look::Top, &solid.top)));
        }
    }

    /// The block that stands still, one of its parts in heat.
    fn dark(&self, scene: &mut Scene, block: u32) {
        let solid = self.solid(block);
        scene.extend(solid.faces([Look::Dead, Look::Ink, Look::Ink]));
        let [a, b, c, d] = solid.left;
        let at = |x: f64, y: f64| a.towards(b, x).towards(d.towards(c, x), y);
        let drawer = |low: f64, high: f64| [at(0.14, low), at(0.86, low), at(0.86, high), at(0.14, high)];
        scene.extend([0.1, 0.34, 0.8].map(|low| Path::area(Look::Grey, &drawer(low, low + 0.14))));
        scene.add(Path::area(Look::Heat, &drawer(0.55, 0.73)));
        scene.add(solid.edges(Look::Outline));
    }

    /// The network above a row.
    fn wire(&self, scene: &mut Scene, row: u32) {
        if self.hall.block == Block::Campus {
            return;
        }
        let [_, deep, high] = self.sizes.block;
        let y = 0.95 + f64::from(row) * self.sizes.row + deep;
        let z = high + 0.25;
        let line = [self.view.at(0.2, y, z), self.view.at(self.floor[0] - 0.15, y, z)];
        scene.add(Path::line(Look::Part, &line));
        if row == 0 && self.hall.rows() > 1 {
            let last = y + f64::from(self.hall.rows() - 1) * self.sizes.row;
            let across = [line[1], self.view.at(self.floor[0] - 0.15, last, z)];
            scene.add(Path::line(Look::Part, &across));
        }
    }
}

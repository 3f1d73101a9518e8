//! A hall of racks, seen from above; where there are too many, each block
//! stands for more of them: a row, a hall, a building, a campus.

mod blocks;

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
        let fits = LADDER
            .iter()
            .find(|(_, each)| (racks / each).ceil() <= MOST);
        let (block, racks_per_block) = *fits.unwrap_or(&LADDER[LADDER.len() - 1]);
        Self {
            servers: servers.max(1.0),
            per_rack,
            block,
            racks_per_block,
        }
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
        let stands = match self.block {
            Block::Rack => return None,
            Block::Racks => format!("block = {racks} racks, {servers} servers"),
            Block::Hall => format!("block = a hall of {servers} servers"),
            Block::Building => format!("block = a building of {servers} servers"),
            Block::Campus => format!("block = a campus of {servers} servers"),
        };
        Some(format!("each {stands}"))
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

impl Ground {
    /// The box, a line of words lower where there is one above it.
    pub fn below(within: [f64; 4], words: bool) -> Self {
        let [left, top, right, bottom] = within;
        let top = if words { top + 20.0 } else { top };
        Self {
            within: [left, top, right, bottom],
        }
    }
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
        let floor = [
            columns * sizes.next + 0.9,
            f64::from(hall.rows()) * sizes.row + 0.9,
        ];
        let [left, top, right, bottom] = ground.within;
        let across = (floor[0] + floor[1]) * 0.866;
        let down = f64::midpoint(floor[0], floor[1]) + sizes.block[2];
        let scale = ((right - left) / across)
            .min((bottom - top) / down)
            .min(58.0);
        let x = f64::midpoint(left, right - across * scale);
        let y = bottom - floor[0] * 0.5 * scale - ((bottom - top) - down * scale).max(0.0) / 2.0;
        let view = View::isometric(Point::new(x, y), scale);
        Self {
            view,
            sizes,
            hall,
            floor,
        }
    }

    fn corner(&self, block: u32) -> [f64; 3] {
        let (row, column) = (block / ROW, block % ROW);
        [
            0.65 + f64::from(column) * self.sizes.next,
            0.95 + f64::from(row) * self.sizes.row,
            0.0,
        ]
    }

    fn solid(&self, block: u32) -> Solid {
        self.view.solid(self.corner(block), self.sizes.block)
    }

    /// The front edge of the floor, from the left corner to the lowest.
    pub fn edge(&self) -> [Point; 2] {
        [
            self.view.at(0.0, 0.0, 0.0),
            self.view.at(self.floor[0], 0.0, 0.0),
        ]
    }

    /// A point of a block's front.
    pub fn front(&self, block: u32) -> Point {
        let [a, b, c, d] = self.solid(block).left;
        a.towards(c, 0.5).towards(b.towards(d, 0.5), 0.5)
    }

    /// The end of the network above the last row.
    pub fn above(&self) -> Point {
        let last = self.hall.rows().saturating_sub(1);
        let [_, y, _] = self.corner(last * ROW);
        let [_, deep, high] = self.sizes.block;
        self.view.at(self.floor[0] - 0.15, y + deep, high + 0.25)
    }

    /// Draws all, the block that is dark among them.
    pub fn draw(&self, scene: &mut Scene, dark: Option<u32>) {
        let view = &self.view;
        scene.add(Path::area(Look::Ground, &view.floor([0.0; 3], self.floor)));
        self.aisles(scene);
        for row in (0..self.hall.rows()).rev() {
            let last = self.hall.blocks().min((row + 1) * ROW);
            let blocks: Vec<u32> = (row * ROW..last)
                .filter(|block| Some(*block) != dark)
                .collect();
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
                scene.add(Path::area(
                    look,
                    &self.view.floor([0.3, y, 0.0], [self.floor[0] - 0.6, deep]),
                ));
            }
        }
    }

    /// The network above a row.
    fn wire(&self, scene: &mut Scene, row: u32) {
        if self.hall.block == Block::Campus {
            return;
        }
        let [_, deep, high] = self.sizes.block;
        let y = 0.95 + f64::from(row) * self.sizes.row + deep;
        let z = high + 0.25;
        let line = [
            self.view.at(0.2, y, z),
            self.view.at(self.floor[0] - 0.15, y, z),
        ];
        scene.add(Path::line(Look::Part, &line));
        if row == 0 && self.hall.rows() > 1 {
            let last = y + f64::from(self.hall.rows() - 1) * self.sizes.row;
            let across = [line[1], self.view.at(self.floor[0] - 0.15, last, z)];
            scene.add(Path::line(Look::Part, &across));
        }
    }
}

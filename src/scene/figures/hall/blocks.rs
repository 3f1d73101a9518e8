//! What blocks look like: racks, rows of racks, halls, buildings, campuses.

use super::{Block, Laid};
use crate::scene::{Look, Path, Scene, Solid};

/// The faces of solids that hide none of each other's, all of a side before the
/// next, in these looks: top, left and right.
fn faces(scene: &mut Scene, solids: &[Solid], [top, left, right]: [Look; 3]) {
    scene.extend(solids.iter().map(|solid| Path::area(right, &solid.right)));
    scene.extend(solids.iter().map(|solid| Path::area(left, &solid.left)));
    scene.extend(solids.iter().map(|solid| Path::area(top, &solid.top)));
}

impl Laid {
    /// Blocks of a row, none of which is dark.
    pub fn row(&self, scene: &mut Scene, blocks: &[&u32]) {
        if self.hall.block == Block::Campus {
            self.campus(scene, blocks);
            return;
        }
        let solids: Vec<_> = blocks.iter().map(|block| self.solid(**block)).collect();
        faces(scene, &solids, [Look::Top, Look::PartFace, Look::Right]);
        match self.hall.block {
            Block::Rack => scene.extend(
                blocks
                    .iter()
                    .map(|block| self.slots(**block, &self.solid(**block))),
            ),
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
            let [low, high] =
                [0.12, 0.86].map(|part| 0.03 + (f64::from(slot) + part) / drawn * 0.92);
            let at = |x: f64, y: f64| a.towards(b, x).towards(d.towards(c, x), y);
            path.then_area(&[at(0.14, low), at(0.86, low), at(0.86, high), at(0.14, high)])
        })
    }

    /// What stands on the roofs of halls and buildings.
    fn roofs(&self, scene: &mut Scene, blocks: &[&u32]) {
        let units = if self.hall.block == Block::Building {
            3
        } else {
            2
        };
        let [wide, deep, high] = self.sizes.block;
        let boxes: Vec<_> = blocks
            .iter()
            .flat_map(|block| {
                let [x, y, _] = self.corner(**block);
                (0..units).rev().map(move |unit| {
                    [
                        x + wide * 0.18,
                        y + deep * (0.12 + 0.28 * f64::from(unit)),
                        high,
                    ]
                })
            })
            .map(|corner| self.view.solid(corner, [wide * 0.64, deep * 0.15, 0.16]))
            .collect();
        faces(scene, &boxes, [Look::PartFace, Look::Left, Look::Right]);
        scene.extend(blocks.iter().map(|block| {
            let [a, b, c, d] = self.solid(**block).left;
            let at = |x: f64, y: f64| a.towards(b, x).towards(d.towards(c, x), y);
            Path::area(
                Look::Left,
                &[at(0.1, 0.0), at(0.26, 0.0), at(0.26, 0.6), at(0.1, 0.6)],
            )
        }));
    }

    /// A tile of ground with four buildings.
    fn campus(&self, scene: &mut Scene, blocks: &[&u32]) {
        let [wide, deep, high] = self.sizes.block;
        let tiles: Vec<_> = blocks.iter().map(|block| self.solid(**block)).collect();
        faces(scene, &tiles, [Look::Top, Look::Left, Look::Right]);
        for (dx, dy) in [(0.1, 0.56), (0.56, 0.56), (0.1, 0.1), (0.56, 0.1)] {
            let boxes: Vec<_> = blocks
                .iter()
                .map(|block| {
                    let [x, y, _] = self.corner(**block);
                    self.view.solid(
                        [x + wide * dx, y + deep * dy, high],
                        [wide * 0.34, deep * 0.34, 0.42],
                    )
                })
                .collect();
            faces(scene, &boxes, [Look::Top, Look::PartFace, Look::Right]);
        }
    }

    /// The block that stands still, one of its parts in heat.
    pub fn dark(&self, scene: &mut Scene, block: u32) {
        let solid = self.solid(block);
        scene.extend(solid.faces([Look::Dead, Look::Out, Look::Out]));
        let [a, b, c, d] = solid.left;
        let at = |x: f64, y: f64| a.towards(b, x).towards(d.towards(c, x), y);
        let drawer =
            |low: f64, high: f64| [at(0.14, low), at(0.86, low), at(0.86, high), at(0.14, high)];
        scene.extend([0.1, 0.34, 0.8].map(|low| Path::area(Look::Grey, &drawer(low, low + 0.14))));
        scene.add(Path::area(Look::Heat, &drawer(0.55, 0.73)));
        scene.add(solid.edges(Look::Outline));
    }
}

//! Where the file and the devices stand.

use crate::scene::{Point, Room};

/// Where everything stands in a room.
pub struct Place {
    /// The sheet's height.
    pub height: f64,
    /// The side of the usual file, the largest there is at rest.
    pub side: f64,
    /// The floor on which it stands.
    pub ground: f64,
    /// The middle of the magnifier.
    pub grain: f64,
    /// The middle of each device's foot; of the last, its right end.
    pub devices: [Point; 6],
    /// What they stand on: height, from, to.
    pub floors: [[f64; 3]; 3],
    /// Whether there is little room for words beneath a device.
    pub close: bool,
}

impl Place {
    pub fn of(room: Room) -> Self {
        let at = |x, y| Point::new(x, y);
        match room {
            Room::Wide => Self {
                height: 388.0,
                side: 306.0,
                ground: 384.0,
                grain: 372.0,
                devices: [
                    at(446.0, 44.0),
                    at(563.0, 44.0),
                    at(690.0, 44.0),
                    at(490.0, 190.0),
                    at(490.0, 384.0),
                    at(868.0, 384.0),
                ],
                floors: [
                    [44.0, 416.0, 746.0],
                    [190.0, 428.0, 552.0],
                    [384.0, 0.0, 868.0],
                ],
                close: false,
            },
            Room::Middle => Self {
                height: 326.0,
                side: 204.0,
                ground: 322.0,
                grain: 254.0,
                devices: [
                    at(310.0, 34.0),
                    at(416.0, 34.0),
                    at(532.0, 34.0),
                    at(334.0, 168.0),
                    at(334.0, 322.0),
                    at(590.0, 322.0),
                ],
                floors: [
                    [34.0, 284.0, 576.0],
                    [168.0, 290.0, 378.0],
                    [322.0, 0.0, 590.0],
                ],
                close: false,
            },
            Room::Narrow => Self {
                height: 564.0,
                side: 182.0,
                ground: 228.0,
                grain: 262.0,
                devices: [
                    at(31.0, 308.0),
                    at(108.0, 308.0),
                    at(193.0, 308.0),
                    at(276.0, 308.0),
                    at(52.0, 560.0),
                    at(312.0, 560.0),
                ],
                floors: [
                    [228.0, 0.0, 312.0],
                    [308.0, 0.0, 312.0],
                    [560.0, 0.0, 312.0],
                ],
                close: true,
            },
        }
    }
}

//! The geometry, range and balance of the data sets.

use super::*;
use crate::nn::limits::EXTENT;
use proptest::prelude::*;

const KINDS: [DataKind; 8] = [
    DataKind::Circle,
    DataKind::Xor,
    DataKind::Gauss,
    DataKind::Spiral,
    DataKind::Moons,
    DataKind::Rings,
    DataKind::Checkerboard,
    DataKind::Clusters,
];

proptest! {
    #[test]
    fn points_are_in_range_and_classes_balanced(
        kind in proptest::sample::select(&KINDS[..]),
        points in 16_usize..400,
        noise in 0.0_f32..=0.5,
        train_share in 0.1_f32..=0.9,
        seed: u64,
    ) {
        let config = DataConfig {
            kind, points, noise, train_share, seed, ..DataConfig::default()
        };
        let data = Dataset::new(&config).unwrap();
        prop_assert_eq!(data.len(), points);
        prop_assert!(!data.is_empty());
        for i in 0..points {
            prop_assert!(data.x[i].abs() <= EXTENT && data.y[i].abs() <= EXTENT);
            prop_assert!(data.label[i].abs() == 1.0);
        }
        prop_assert!((0.0..=1.0).contains(&data.label.iter().sum::<f32>()));
        prop_assert!(!data.train().is_empty() && !data.test().is_empty());
        prop_assert_eq!(data.train().len() + data.test().len(), points);
        prop_assert_eq!(&data, &Dataset::new(&config).unwrap());
    }
}

fn clean(kind: DataKind) -> Dataset {
    Dataset::new(&config_of(kind)).unwrap()
}

#[test]
fn without_noise_the_geometry_decides() {
    let circle = clean(DataKind::Circle);
    for i in circle.train().chain(circle.test()) {
        let radius = circle.x[i].hypot(circle.y[i]);
        assert!(radius < 2.5 || (3.49..=5.01).contains(&radius));
        assert_eq!(circle.label[i] > 0.0, radius < 2.5);
    }
    let xor = clean(DataKind::Xor);
    for i in 0..xor.len() {
        assert!(xor.x[i].abs() >= 0.3 && xor.y[i].abs() >= 0.3);
        assert_eq!(xor.label[i] > 0.0, xor.x[i] * xor.y[i] > 0.0);
    }
    let gauss = clean(DataKind::Gauss);
    let right = (0..500).filter(|&i| (gauss.x[i] + gauss.y[i]) * gauss.label[i] > 0.0);
    assert!(right.count() > 495);
}

#[test]
fn noise_mixes_the_labels_of_circle_and_xor() {
    for kind in [DataKind::Circle, DataKind::Xor] {
        let config = DataConfig {
            noise: 0.5,
            ..config_of(kind)
        };
        let data = Dataset::new(&config).unwrap();
        let wrong = (0..data.len()).filter(|&i| {
            let positive = match kind {
                DataKind::Circle => data.x[i].hypot(data.y[i]) < 2.5,
                _ => data.x[i] * data.y[i] > 0.0,
            };
            positive != (data.label[i] > 0.0)
        });
        assert!((50..250).contains(&wrong.count()));
    }
}

fn config_of(kind: DataKind) -> DataConfig {
    DataConfig {
        kind,
        ..DataConfig::default()
    }
}

#[test]
fn features_are_their_formulas() {
    let values = Feature::ALL.map(|feature| feature.apply(2.0, -3.0));
    assert_eq!(values[..5], [2.0, -3.0, 4.0, 9.0, -6.0]);
    assert!((f64::from(values[5]) - libm::sin(2.0)).abs() < 1e-6);
    assert!((f64::from(values[6]) - libm::sin(-3.0)).abs() < 1e-6);
}

#[test]
fn features_know_their_coordinates() {
    for (dimensions, feature) in (1..).zip(Feature::COORDINATES) {
        assert_eq!(feature.dimensions(), dimensions.max(2));
    }
    assert!(Feature::ALL.iter().all(|feature| feature.dimensions() == 2));
    assert_eq!(Feature::Fifth.apply(1.0, 2.0), 0.0);
}

#[test]
fn new_shapes_are_where_they_should_be() {
    let rings = clean(DataKind::Rings);
    for i in 0..rings.len() {
        let ring = rings.x[i].hypot(rings.y[i]) / 1.25;
        assert!((ring - ring.round()).abs() < 1e-3);
        assert_eq!(rings.label[i] > 0.0, ring.round() % 2.0 == 1.0);
    }
    let board = clean(DataKind::Checkerboard);
    for i in 0..board.len() {
        let squares = (board.x[i] / 3.0).floor() + (board.y[i] / 3.0).floor();
        assert_eq!(board.label[i] > 0.0, squares.rem_euclid(2.0) == 0.0);
    }
    let moons = clean(DataKind::Moons);
    for i in 0..moons.len() {
        // On a half circle of radius 3.2: the upper one left, the lower right.
        let side = moons.label[i];
        let (x, y) = (moons.x[i] + side * 1.6, moons.y[i] + side * 0.8);
        assert!((x.hypot(y) - 3.2).abs() < 1e-3 && y * side > -1e-3);
    }
}

#[test]
fn each_of_up_to_eight_classes_has_its_share() {
    for kind in [DataKind::Spiral, DataKind::Rings, DataKind::Clusters] {
        for classes in 2..=8 {
            let config = DataConfig {
                classes,
                points: 100,
                noise: 0.1,
                ..config_of(kind)
            };
            let data = Dataset::new(&config).unwrap();
            assert_eq!(data.task(), Task::Classes(classes));
            let mut counts = vec![0; classes];
            for i in 0..data.len() {
                counts[data.class(i)] += 1;
                assert!(data.x[i].abs() <= EXTENT && data.y[i].abs() <= EXTENT);
            }
            let (least, most) = (counts.iter().min(), counts.iter().max());
            assert!(most.unwrap() - least.unwrap() <= 1, "{counts:?}");
        }
    }
}

#[test]
fn clusters_surround_the_centre() {
    let config = DataConfig {
        classes: 4,
        ..config_of(DataKind::Clusters)
    };
    let data = Dataset::new(&config).unwrap();
    // Up, right, down, left.
    let centres = [(0.0, 3.5), (3.5, 0.0), (0.0, -3.5), (-3.5, 0.0)];
    for i in 0..data.len() {
        let (x, y) = centres[data.class(i)];
        assert!((data.x[i] - x).hypot(data.y[i] - y) < 2.5);
    }
}

#[test]
fn label_noise_replaces_that_share_of_labels_and_moves_no_point() {
    for (kind, classes) in [(DataKind::Circle, 2), (DataKind::Clusters, 5)] {
        let clean = DataConfig {
            classes,
            points: 4000,
            ..config_of(kind)
        };
        let noisy = DataConfig {
            label_noise: 0.3,
            ..clean.clone()
        };
        let (clean, noisy) = (Dataset::new(&clean).unwrap(), Dataset::new(&noisy).unwrap());
        assert_eq!((&clean.x, &clean.y), (&noisy.x, &noisy.y));
        let wrong = (0..4000).filter(|&i| clean.label[i] != noisy.label[i]);
        // Binomial: 1200 expected, standard deviation 29.
        assert!((1110..1290).contains(&wrong.count()));
        assert!((0..4000).all(|i| noisy.class(i) < classes));
    }
}

#[test]
fn surfaces_have_their_heights() {
    let plane = clean(DataKind::Plane);
    let hills = clean(DataKind::Hills);
    assert_eq!(
        (plane.task(), hills.task()),
        (Task::Regression, Task::Regression)
    );
    for i in 0..plane.len() {
        let height = ((plane.x[i] + plane.y[i]) / 10.0).clamp(-1.0, 1.0);
        assert!((plane.label[i] - height).abs() < 1e-6);
        // The tops of the hills and hollows are at multiples of (4, 5).
        let (x, y) = (hills.x[i], hills.y[i].abs() - 2.5);
        let nearest = [-4.0, 0.0, 4.0].map(|top: f32| (x - top).hypot(y));
        let nearest = nearest.into_iter().fold(9.0, f32::min);
        assert!((hills.label[i].abs() - (1.0 - nearest / 2.0).max(0.0)).abs() < 1e-5);
    }
}

#[test]
fn a_teacher_says_the_same_with_and_without_its_noise() {
    for dimensions in [2, 4, 6] {
        let quiet = DataConfig {
            dimensions,
            points: 8000,
            ..config_of(DataKind::Teacher)
        };
        let loud = DataConfig {
            noise: 0.25,
            ..quiet.clone()
        };
        assert_eq!(loud.noise_variance(), Some(0.0625));
        let (quiet, loud) = (Dataset::new(&quiet).unwrap(), Dataset::new(&loud).unwrap());
        assert_eq!(quiet.dimensions(), dimensions);
        assert_eq!((&quiet.x, &quiet.further), (&loud.x, &loud.further));
        let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
        let labels: Vec<f64> = quiet.label.iter().map(|&label| label.into()).collect();
        let squares: Vec<f64> = labels.iter().map(|label| label * label).collect();
        // It is scaled over 1024 points of its own: three standard errors.
        assert!(mean(&labels).abs() < 0.13, "{}", mean(&labels));
        assert!((mean(&squares) - 1.0).abs() < 0.2, "{}", mean(&squares));
        let errors: Vec<f64> = (0..8000)
            .map(|i| f64::from(loud.label[i] - quiet.label[i]))
            .map(|error| error * error)
            .collect();
        assert!((mean(&errors) - 0.0625).abs() < 0.003);
        let floor = loud.floor(loud.test()).unwrap();
        assert!((floor - mean(&errors[loud.test()])).abs() < 1e-6);
        assert_eq!(quiet.floor(quiet.train()), Some(0.0));
    }
    assert_eq!(clean(DataKind::Plane).floor(0..9), None);
}

#[test]
fn own_points_are_shuffled_and_split_but_not_changed() {
    let own = OwnPoints {
        x: vec![1.0, 2.0, 3.0, 4.0, 5.0],
        y: vec![-1.0, -2.0, -3.0, -4.0, -5.0],
        label: vec![0.0, 1.0, 0.0, 1.0, 1.0],
        task: Task::Classes(2),
        names: Vec::new(),
    };
    let mut config = DataConfig {
        own: Some(own),
        train_share: 0.1,
        ..config_of(DataKind::Own)
    };
    let data = Dataset::new(&config).unwrap();
    assert_eq!((data.train(), data.test()), (0..1, 1..5));
    for i in 0..5 {
        assert_eq!(data.y[i], -data.x[i]);
        assert_eq!(data.label[i] > 0.0, [2.0, 4.0, 5.0].contains(&data.x[i]));
    }
    config.own = None;
    assert_eq!(Dataset::new(&config), Err(ConfigError::NoOwnPoints));
}

//! The geometry, range and balance of the data sets.

use super::*;
use proptest::prelude::*;

const KINDS: [DataKind; 4] = [
    DataKind::Circle,
    DataKind::Xor,
    DataKind::Gauss,
    DataKind::Spiral,
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
        let config = DataConfig { kind, points, noise, train_share, seed };
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
    let config = DataConfig {
        kind,
        points: 500,
        noise: 0.0,
        train_share: 0.5,
        seed: 1,
    };
    Dataset::new(&config).unwrap()
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
        points: 500,
        noise: 0.0,
        train_share: 0.5,
        seed: 1,
    }
}

#[test]
fn features_are_their_formulas() {
    let values = Feature::ALL.map(|feature| feature.apply(2.0, -3.0));
    assert_eq!(values[..5], [2.0, -3.0, 4.0, 9.0, -6.0]);
    assert!((f64::from(values[5]) - libm::sin(2.0)).abs() < 1e-6);
    assert!((f64::from(values[6]) - libm::sin(-3.0)).abs() < 1e-6);
}

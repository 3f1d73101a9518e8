use scale_lab::units::format_quantity;
use scale_lab::widget::{REGISTRY, Value, Values};
#[test]
fn print() {
    for spec in REGISTRY.iter().filter(|s| s.report.is_some()) {
        let v = Values::defaults(spec);
        let t = std::time::Instant::now();
        let o = (spec.compute.unwrap())(&v);
        let dt = t.elapsed();
        println!("\n=== {} ({}) compute {:?}", spec.id, spec.title, dt);
        for (s, o) in spec.outputs.iter().zip(&o) {
            println!(
                "  {} = {}",
                s.title,
                match o {
                    Value::Number(n) => format_quantity(*n, s.unit),
                    x => x.to_string(),
                }
            );
        }
        println!("  SUMMARY {}", (spec.summary)(&v, &o));
        let t = std::time::Instant::now();
        let r = (spec.report.unwrap())(&v);
        println!("  report {:?}", t.elapsed());
        for f in &r.formula {
            println!("  F {f}");
        }
        for (a, b) in &r.assumptions {
            println!("  A {a}: {b}");
        }
        if let Some((h, rows)) = &r.table {
            println!("  T {h:?}");
            for x in rows.iter().take(9) {
                println!("    {x:?}");
            }
        }
        println!(
            "  P plot {} picture {}",
            r.plot.is_some(),
            r.picture.map_or(0, |p| p.len())
        );
        println!("  W {}", r.warning.unwrap_or_default());
    }
}

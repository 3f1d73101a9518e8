//! HTML and SVG as text, for the parts of a view that nothing is attached to:
//! axes, tables, lines. A string costs far less code than a tree of views.

/// Text made safe for HTML content and attributes.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// A table; the first cell of each row is its heading.
pub fn table(head: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut html = String::from("<table><thead><tr>");
    for title in head {
        html += &format!("<th scope=\"col\">{}</th>", escape(title));
    }
    html += "</tr></thead><tbody>";
    for row in rows {
        html += "<tr>";
        for (index, cell) in row.iter().enumerate() {
            let cell = escape(cell);
            html += &if index == 0 {
                format!("<th scope=\"row\">{cell}</th>")
            } else {
                format!("<td>{cell}</td>")
            };
        }
        html += "</tr>";
    }
    html + "</tbody></table>"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_text_stays_text() {
        let html = table(&["a<b"], [vec!["\"x\" & y".to_owned(), "1".to_owned()]]);
        assert_eq!(
            html,
            "<table><thead><tr><th scope=\"col\">a&lt;b</th></tr></thead><tbody>\
             <tr><th scope=\"row\">&quot;x&quot; &amp; y</th><td>1</td></tr></tbody></table>"
        );
    }
}

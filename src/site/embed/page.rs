//! The page of one widget, for a frame on another site.

use super::embedded::Embed;
use crate::registry::widget_json;
use crate::site::assets::Assets;
use crate::site::page::{
    About, first_of_head, icon_and_style, json, module, program_links, shared,
};
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// Leads from an embed to the site's root.
const ROOT: &str = "../../";

/// The whole page.
pub fn document(embed: &Embed, assets: &Assets, site_url: &str) -> Markup {
    let (id, place) = (embed.spec.id, embed.place());
    let title = format!("{} – Scale Lab", embed.spec.title);
    let address = format!("{site_url}embed/{id}/");
    let about = About {
        title: &title,
        description: embed.sentence(),
        address: &address,
        picture: &format!("{address}card.png"),
    };
    let look = &assets.look;
    html! {
        (DOCTYPE)
        html lang="en" data-alone=(id) {
            head {
                (first_of_head(&title, &format!("{site_url}{place}")))
                link rel="alternate" type="application/json+oembed" href={ (site_url) "oembed/" (id) ".json" }
                    title=(title);
                (shared(&about))
                (icon_and_style(&assets.style, ROOT))
                // It runs before anything is painted, so it is no module; `crossorigin` lets
                // its integrity be checked in frames that have no origin, too.
                script src={ (ROOT) (look.path) } integrity=(look.integrity) crossorigin {}
                (module(&assets.talk, ROOT))
                (program_links(assets, ROOT))
            }
            body class="embed" {
                div id="frame" {
                    div id="message" role="status" {}
                    main id="main" {
                        h1 class="visually-hidden" { "Scale Lab" }
                        h2 class="visually-hidden" { "Is scale all you need?" }
                        (figure(embed))
                    }
                    footer class="credit" {
                        p {
                            a id="open" href={ (ROOT) (place) } target="_blank" rel="noopener" { "Open in the article" }
                            span { "From " cite { "Is scale all you need?" } ", Scale Lab. CC BY 4.0." }
                        }
                    }
                }
                script type="application/json" id="spec" { (json(&widget_json(embed.spec))) }
            }
        }
    }
}

/// The figure as it stands two folders below the article: a calculator writes
/// links to sources as the article has them, here and alive.
fn figure(embed: &Embed) -> Markup {
    let figure = &embed.figure.html.0;
    PreEscaped(figure.replace("href=\"sources/", &format!("href=\"{ROOT}sources/")))
}

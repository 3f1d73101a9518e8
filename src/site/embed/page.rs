//! The page of one widget, for a frame on another site.

use super::{Embed, spec_json};
use crate::markup::escape;
use crate::site::assets::Assets;
use crate::site::extras::ICON;
use crate::site::page::{POLICY, program_links, sharing};

/// Leads from an embed to the site's root.
const ROOT: &str = "../../";

/// The page's HTML.
pub fn html(embed: &Embed, assets: &Assets, site_url: &str) -> String {
    let (id, place) = (embed.spec.id, embed.place());
    let title = escape(&format!("{} – Scale Lab", embed.spec.title));
    let address = format!("{site_url}embed/{id}/");
    let picture = format!("{address}card.png");
    let talk = &assets.talk;
    // It runs before anything is painted, so it is no module; `crossorigin` lets
    // its integrity be checked in frames that have no origin, too.
    let look = format!(
        "<script src=\"{ROOT}{}\" integrity=\"{}\" crossorigin></script>\n",
        assets.look.path, assets.look.integrity
    );
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\" data-alone=\"{id}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <link rel=\"canonical\" href=\"{site_url}{place}\">\n\
         <link rel=\"alternate\" type=\"application/json+oembed\" href=\"{site_url}oembed/{id}.json\" title=\"{title}\">\n\
         {sharing}\
         {ICON}\n\
         <link rel=\"stylesheet\" href=\"{ROOT}{style}\">\n\
         {look}\
         <script type=\"module\" src=\"{ROOT}{talk}\" integrity=\"{talk_integrity}\"></script>\n\
         {programs}</head>\n<body class=\"embed\">\n<div id=\"frame\">\n\
         <div id=\"message\" role=\"status\"></div>\n\
         <main id=\"main\"><h1 class=\"visually-hidden\">Scale Lab</h1>\
         <h2 class=\"visually-hidden\">Is scale all you need?</h2>{figure}</main>\n\
         <footer class=\"credit\"><p><a id=\"open\" href=\"{ROOT}{place}\" target=\"_blank\" rel=\"noopener\">Open in the article</a>\
         <span>From <cite>Is scale all you need?</cite>, Scale Lab. CC BY 4.0.</span></p></footer>\n</div>\n\
         <script type=\"application/json\" id=\"spec\">{spec}</script>\n</body>\n</html>\n",
        sharing = sharing(&title, &embed.summary, &address, &picture),
        style = assets.style.path,
        talk = talk.path,
        talk_integrity = talk.integrity,
        programs = program_links(assets, ROOT),
        figure = embed
            .figure
            .replace("href=\"sources/", "href=\"../../sources/"),
        spec = spec_json(embed.spec),
    )
}

//! What hosts are told: headers and types, for Netlify and Cloudflare Pages as
//! `_headers` and for nginx as a file to include.
//!
//! No `X-Frame-Options` anywhere: frames on other sites are what embeds are for.

use super::one_file;
use super::page::POLICY;

/// For every file. Sandboxed frames have an origin of their own, so they may
/// read what everyone may; isolated pages load what says it may be loaded.
const EVERYWHERE: [(&str, &str); 4] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Access-Control-Allow-Origin", "*"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
];

/// For embeds: a page that is isolated frames only pages that are, too.
const IN_FRAMES: (&str, &str) = ("Cross-Origin-Embedder-Policy", "require-corp");

/// For files whose names change with their content.
const FOR_EVER: (&str, &str) = ("Cache-Control", "public, max-age=31536000, immutable");

/// For the lesson in one file, which the policy of a page would keep from running:
/// it is kept on a disk.
const TO_KEEP: (&str, &str) = ("Content-Disposition", "attachment");

/// By ending, what types browsers must be told.
const TYPES: [(&str, &str); 9] = [
    ("text/html", "html"),
    ("text/css", "css"),
    ("text/javascript", "js"),
    ("application/json", "json"),
    ("application/wasm", "wasm"),
    ("image/png", "png"),
    ("font/woff2", "woff2"),
    ("application/xml", "xml"),
    ("text/plain", "txt ts"),
];

/// For hosts that read a `_headers` file.
pub fn headers() -> String {
    let line = |(name, value): (&str, &str)| format!("  {name}: {value}\n");
    let everywhere: String = EVERYWHERE.into_iter().map(line).collect();
    format!(
        "/*\n{}{everywhere}\n/embed/*\n{}\n/assets/*\n{}\n/{}\n{}",
        line(("Content-Security-Policy", POLICY)),
        line(IN_FRAMES),
        line(FOR_EVER),
        one_file::NAME,
        line(TO_KEEP),
    )
}

/// For nginx: to be included in a `server` whose `root` is the site's folder.
pub fn nginx() -> String {
    let line = |(name, value): (&str, &str)| format!("  add_header {name} \"{value}\" always;\n");
    let everywhere: String = EVERYWHERE
        .into_iter()
        .chain([("Content-Security-Policy", POLICY)])
        .map(line)
        .collect();
    let types: String = TYPES
        .iter()
        .map(|(kind, endings)| format!("  {kind} {endings};\n"))
        .collect();
    // A `location` with headers of its own inherits none.
    let location = |path: &str, own: &str| format!("location {path} {{\n{everywhere}{own}}}\n");
    format!(
        "# Include this in a server block whose root is this folder:\n\
         #   server {{ listen 80; root /srv/scale-lab; include /srv/scale-lab/nginx.conf; }}\n\
         # brotli_static is in Debian's libnginx-mod-http-brotli-static; without that\n\
         # module take the line away, and gzip is sent.\n\
         index index.html;\n\
         charset utf-8;\n\
         charset_types text/css text/javascript text/plain application/json application/xml;\n\
         types {{\n{types}}}\n\
         default_type application/octet-stream;\n\
         gzip_static on;\n\
         brotli_static on;\n\
         error_page 404 /404.html;\n\
         {}{}{}{}\
         # Answers oEmbed's question, /oembed?url=…, from the files beside it.\n\
         location = /oembed {{\n{everywhere}  if ($arg_url ~* \"(?:/|%2F)embed(?:/|%2F)(?<widget>[a-z0-9-]+)\") {{\n    \
         rewrite ^ /oembed/$widget.json last;\n  }}\n  return 404;\n}}\n",
        location("/", ""),
        location("/embed/", &line(IN_FRAMES)),
        location("/assets/", &line(FOR_EVER)),
        location(&format!("= /{}", one_file::NAME), &line(TO_KEEP)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_hosts_are_told_the_same() {
        for text in [headers(), nginx()] {
            for (name, value) in EVERYWHERE.into_iter().chain([IN_FRAMES, FOR_EVER, TO_KEEP]) {
                assert!(text.contains(name) && text.contains(value), "{name}");
            }
            assert!(text.contains(POLICY) && !text.contains("X-Frame-Options"));
        }
    }
}

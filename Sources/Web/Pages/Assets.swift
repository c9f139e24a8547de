import Hummingbird

/// The style sheet, the mark, and the one script, which shows how far an upload is. Their addresses change with their
/// content, so that browsers may keep them.
struct Assets: EndpointCollection {
    let stylesheetPath = "/assets/redress.css?v=\(fingerprint(PackageResources.redress_css))"
    let uploadScriptPath = "/assets/upload.js?v=\(fingerprint(PackageResources.upload_js))"

    var endpoints: [Endpoint] {
        [
            Endpoint(
                .get, "/assets/redress.css", .asset("stylesheet", "The style sheet of the pages", "text/css"),
                as: .watching
            ) {
                _, _ in
                Self.answer(PackageResources.redress_css, "text/css; charset=utf-8")
            },
            Endpoint(
                .get, "/assets/upload.js", .asset("uploadScript", "Shows how far an upload is", "text/javascript"),
                as: .watching
            ) { _, _ in
                Self.answer(PackageResources.upload_js, "text/javascript; charset=utf-8")
            },
            Endpoint(
                .get, "/assets/mark.svg", .asset("mark", "The mark in the browser's tab", "image/svg+xml"),
                as: .watching
            ) { _, _ in
                Self.answer(PackageResources.mark_svg, "image/svg+xml")
            },
        ]
    }

    private static func answer(_ bytes: [UInt8], _ contentType: String) -> Response {
        .bytes(bytes, contentType: contentType, headers: [.cacheControl: "public, max-age=86400"])
    }

    /// FNV-1a, 64 bits: tells versions of a file apart, nothing more.
    private static func fingerprint(_ bytes: [UInt8]) -> String {
        let hash = bytes.reduce(into: UInt64(0xcbf2_9ce4_8422_2325)) { hash, byte in
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        return String(hash, radix: 16)
    }
}

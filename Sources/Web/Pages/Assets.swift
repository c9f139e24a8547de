import Hummingbird

/// The style sheet and the mark. The style sheet's address changes with its content, so that browsers may keep it.
struct Assets: EndpointCollection {
    let stylesheetPath = "/assets/redress.css?v=\(fingerprint(PackageResources.redress_css))"

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/assets/redress.css", .asset("The style sheet of the pages", "text/css"), as: .watching) {
                _, _ in
                Self.answer(PackageResources.redress_css, "text/css; charset=utf-8")
            },
            Endpoint(.get, "/assets/mark.svg", .asset("The mark in the browser's tab", "image/svg+xml"), as: .watching)
            { _, _ in
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

import Foundation

/// A folder for what a program reads and writes, which nobody else may look into. It goes with the work; what a killed
/// process has left of one goes with the next that is made, an hour later.
struct ScratchFolder {
    private static let prefix = "redress-scratch-"
    /// Seconds; no program may take nearly as long.
    private static let patience: TimeInterval = 3600

    let url: URL

    init() throws {
        let place = FileManager.default.temporaryDirectory
        Self.sweep(place)
        url = place.appendingPathComponent("\(Self.prefix)\(UUID())")
        try FileManager.default.createDirectory(
            at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    func file(_ name: String) -> URL { url.appendingPathComponent(name) }

    func remove() { try? FileManager.default.removeItem(at: url) }

    private static func sweep(_ place: URL) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
        for name in names where name.hasPrefix(prefix) {
            let left = place.appendingPathComponent(name)
            let made = (try? FileManager.default.attributesOfItem(atPath: left.path))?[.modificationDate] as? Date
            guard let made, Date().timeIntervalSince(made) > patience else { continue }
            try? FileManager.default.removeItem(at: left)
        }
    }
}

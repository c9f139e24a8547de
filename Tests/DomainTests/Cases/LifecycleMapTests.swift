import Domain
import Foundation
import Testing

@Suite("The diagram of the case's life")
struct LifecycleMapTests {
    private static let document = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../docs/case-lifecycle.md").standardizedFileURL

    private var ways: Set<LifecycleMap.Way> {
        SchemeProfiles.bundled.all.reduce(into: []) { $0.formUnion(LifecycleMap(of: $1).ways) }
    }

    /// With `REDRESS_WRITE_DIAGRAM=1` it is written anew.
    @Test("is what the rules do, in both schemes")
    func drawn() throws {
        let text = try String(contentsOf: Self.document, encoding: .utf8)
        let parts = text.components(separatedBy: "```")
        try #require(parts.count >= 3 && parts[1].hasPrefix("mermaid"))
        let diagram = "mermaid\n" + LifecycleMap.diagram(of: ways) + "\n"
        if ProcessInfo.processInfo.environment["REDRESS_WRITE_DIAGRAM"] == "1" {
            let written = ([parts[0], diagram] + parts.dropFirst(2)).joined(separator: "```")
            try written.write(to: Self.document, atomically: true, encoding: .utf8)
        } else {
            #expect(parts[1] == diagram)
        }
    }

    /// A hold is not drawn: it leads from nearly every stage, and back to it.
    @Test("leads to every stage, and from every open one to an end")
    func whole() {
        let reached = Set(ways.map(\.to))
        #expect(reached == Set(CaseStatus.allCases).subtracting([.onHold]))
        for status in reached where status.isOpen {
            #expect(Self.ends(from: status, by: ways), "\(status)")
        }
    }

    private static func ends(from status: CaseStatus, by ways: Set<LifecycleMap.Way>) -> Bool {
        var seen: Set<CaseStatus> = [status]
        var open = [status]
        while let next = open.popLast() {
            if !next.isOpen { return true }
            for way in ways where way.from == next && seen.insert(way.to).inserted { open.append(way.to) }
        }
        return false
    }
}

import Domain
import FoundationEssentials
import Operations
import TestSupport
import Testing

@Suite("Two people at one case", .database)
struct ConcurrentActsTests {
    /// Stages at which two people can act, and what they do there.
    enum Scene: CaseIterable {
        case response, comments, draft

        func prepare(_ road: Road) async throws {
            guard self != .response else { return }
            try await road.provider(.providerResponse(.defend(text: "We billed what was agreed")))
            guard self == .draft else { return }
            try await road.complainant(.comments(text: "You did not"))
        }

        /// The one beside the complainant who withdraws.
        func act(_ road: Road, seeing version: Int) async throws {
            switch self {
            case .response:
                try await road.provider(.providerResponse(.defend(text: "No")), working: false, seeing: version)
            case .comments: try await road.complainant(.comments(text: "No"), working: false, seeing: version)
            case .draft:
                try await road.caseworker(
                    .decisionDraft(findings: [road.finding], remedies: []), working: false, seeing: version)
            }
        }
    }

    @Test(
        "one wins, the other is told that the case has changed, and nothing is lost: 100 pairs",
        arguments: Scene.allCases)
    func pairs(_ scene: Scene) async throws {
        for _ in 0..<(scene == .response ? 34 : 33) { try await compete(at: scene) }
        let broken = try await Doctor(try SmallOffice().office).examine().filter { !$0.violations.isEmpty }
        #expect(broken.isEmpty, "\(broken.map(\.name))")
    }

    private func compete(at scene: Scene) async throws {
        let road = try await Road.opened()
        try await scene.prepare(road)
        let before = try await road.view()
        async let act = Self.wins { try await scene.act(road, seeing: before.version) }
        async let withdrawal = Self.wins {
            try await road.complainant(.withdrawal(reason: nil), working: false, seeing: before.version)
        }
        let won = try await [act, withdrawal]
        let after = try await road.view()
        #expect(won.count { $0 } == 1)
        #expect(after.version == before.version + 1)
        #expect((after.status == .closed) == won[1])
    }

    private static func wins(_ act: () async throws -> Void) async throws -> Bool {
        do {
            try await act()
            return true
        } catch is VersionConflict {
            return false
        }
    }
}

import Domain
import Operations
import Postgres
import Testing
import TestSupport

@Suite("Watching for spikes", .database)
struct WatchForSpikesTests {
    private let spikeDays = ["2026-06-01", "2026-06-02", "2026-06-03"]

    /// Sixty quiet days with five complaints each from two regions, and four times as many in London on three days.
    private func office() async throws -> SmallOffice {
        let first = try SmallOffice.day("2026-04-02")
        for index in 0..<75 {
            let day = first.adding(days: index)
            let isSpike = spikeDays.contains(day.iso8601)
            try await InsightSamples.pool.run(SetDailyCount(day: day, region: "TLI", cases: isSpike ? 40 : 10))
            try await InsightSamples.pool.run(SetDailyCount(day: day, region: "TLM", cases: 10))
        }
        return try SmallOffice(on: "2026-06-02")
    }

    @Test("a spike is raised once, in the cell that explains it, however often it is looked for and while it goes on")
    func once() async throws {
        let office = try await office()
        let watch = WatchForSpikes(office.office)
        let raised = try await watch()
        #expect(raised.map(\.cell.subject) == [.issue(.disruptionTotalLoss)])
        #expect(raised.map(\.cell.place) == [.region(Region(rawValue: "TLI"))])
        #expect(try await watch().isEmpty)
        for day in ["2026-06-03", "2026-06-04", "2026-06-05", "2026-06-06"] {
            try office.move(to: day)
            #expect(try await watch().isEmpty, "\(day)")
        }
        let alarms = try await ListSpikes(office.office)()
        #expect(alarms.count == 1)
        #expect(alarms.first?.firstDay.iso8601 == "2026-05-31" || alarms.first?.firstDay.iso8601 == "2026-06-01")
        #expect(alarms.first.map { $0.lastDay.iso8601 >= "2026-06-03" } == true)
    }

    @Test("days that were missed are looked at later, and each once")
    func missed() async throws {
        let office = try await office()
        try office.move(to: "2026-06-01")
        let watch = WatchForSpikes(office.office)
        #expect(try await watch().isEmpty)
        try office.move(to: "2026-06-10")
        #expect(try await watch().count == 1)
        #expect(try await ListSpikes(office.office)().count == 1)
    }

    @Test("two that watch at the same time raise one alarm")
    func together() async throws {
        let office = try await office()
        let raised = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 1...2 { group.addTask { try await WatchForSpikes(office.office)().count } }
            return try await group.reduce(0, +)
        }
        #expect(raised == 1)
        #expect(try await ListSpikes(office.office)().count == 1)
    }
}

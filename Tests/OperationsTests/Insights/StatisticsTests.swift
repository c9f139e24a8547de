import Domain
import Operations
import Testing
import TestSupport

@Suite("Statistics", .database)
struct StatisticsTests {
    private func office(_ complaints: [(provider: String, count: Int)]) async throws -> SmallOffice {
        let office = try SmallOffice()
        for (provider, count) in complaints {
            _ = await AcceptComplaints(office.office)(
                try (1...count).map { _ in try InsightSamples.submission(provider: provider) })
        }
        try await UpdateCounts(office.office)()
        return office
    }

    private func customers(_ count: Int, on day: String, provider: String = "o2") throws -> CustomerCount {
        CustomerCount(
            provider: ProviderID(rawValue: provider), asOf: try SmallOffice.day(day), customers: count,
            source: "A report")
    }

    @Test("tell counts to the nearest five, and of a provider with fewer than thirty nothing")
    func published() async throws {
        let office = try await office([("o2", 90), ("ee", 4), ("bt", 35), ("sky", 35)])
        let all = try #require(try await ShowStatistics(office.office)())
        #expect(all.total == .about(165))
        #expect(all[.provider]?.rows.map(\.code) == ["o2", "bt", "ee", "sky"])
        #expect(all[.provider]?.rows.map(\.cases) == [.about(90), .withheld, .withheld, .withheld])
        #expect(all[.group]?.rows.map(\.cases) == [.about(165)])
        #expect(all[.month]?.rows.map(\.cases) == Array(repeating: .about(0), count: 11) + [.about(165)])
        let own = try #require(try await ShowStatistics(office.office)(of: ProviderID(rawValue: "o2")))
        #expect(own.total == .about(90) && own[.provider] == nil)
        let few = try #require(try await ShowStatistics(office.office)(of: ProviderID(rawValue: "ee")))
        #expect(few.total == .withheld && few.tables.isEmpty)
        #expect(try await ShowStatistics(office.office)(of: ProviderID(rawValue: "nobody")) == nil)
    }

    @Test("withhold two more providers where a single one has few complaints, on their own pages as well")
    func moreProviders() async throws {
        let office = try await office([("o2", 60), ("ee", 12), ("bt", 40), ("sky", 70)])
        let all = try #require(try await ShowStatistics(office.office)())
        #expect(all[.provider]?.rows.map(\.cases) == [.about(70), .withheld, .withheld, .withheld])
        let other = try #require(try await ShowStatistics(office.office)(of: ProviderID(rawValue: "bt")))
        #expect(other.total == .withheld && other.tables.isEmpty)
    }

    @Test("have a rate only where the number of customers is known, and by the newest that is not in the future")
    func rates() async throws {
        let office = try await office([("o2", 40), ("ee", 41)])
        let note = NoteCustomers(office.office)
        func rates() async throws -> [Double?]? {
            try await ShowStatistics(office.office)()?[.provider]?.rows.map(\.per100k)
        }
        #expect(try await rates() == [nil, nil])
        try await note(try customers(1_000_000, on: "2026-01-01"))
        try await note(try customers(400_000, on: "2026-05-01"))
        try await note(try customers(100_000, on: "2026-07-01"))
        #expect(try await rates() == [nil, 10])
        try await note(try customers(200_000, on: "2026-05-01"))
        #expect(try await rates() == [nil, 20])
    }

    @Test("take no number of customers without a source, of nobody, or of nothing")
    func customerErrors() async throws {
        let note = NoteCustomers(try SmallOffice().office)
        let day = try SmallOffice.day("2026-05-01")
        func count(_ provider: String, _ customers: Int, _ source: String) -> CustomerCount {
            CustomerCount(provider: ProviderID(rawValue: provider), asOf: day, customers: customers, source: source)
        }
        await #expect(throws: CustomerCountError.unknownProvider(ProviderID(rawValue: "x"))) {
            try await note(count("x", 1, "A report"))
        }
        await #expect(throws: CustomerCountError.noCustomers) { try await note(count("o2", 0, "A report")) }
        await #expect(throws: CustomerCountError.noSource) { try await note(count("o2", 1, " ")) }
    }

    @Test("A provider's report is exact, and sets its month against those before")
    func report() async throws {
        let office = try SmallOffice()
        for (day, count) in [("2026-03-10", 4), ("2026-04-10", 2), ("2026-05-10", 3), ("2026-06-10", 7)] {
            try office.move(to: day)
            for _ in 1...count { _ = try await office.accept(try InsightSamples.submission()) }
        }
        try await UpdateCounts(office.office)()
        try await NoteCustomers(office.office)(try customers(100_000, on: "2026-06-30"))
        let month = try #require(Month(iso8601: "2026-06"))
        let made = try await MakeProviderReport(office.office)(of: ProviderID(rawValue: "o2"), in: month)
        let report = try #require(made)
        #expect(report.history.map(\.cases) == [4, 2, 3, 7])
        #expect(report.changePercent == 133)
        #expect(report.per100k == 7)
        let cause = try #require(report.causes.first)
        #expect(cause.code == "billing.incorrect_charge" && cause.cases == 7 && cause.usual == 3)
        #expect(report.endings.isEmpty && report.endings.medianDays == nil && report.upheldPercent == nil)
    }
}

import Domain
import JobQueue
import Operations
import Postgres
import Testing
import TestSupport

@Suite("Monthly reports to providers", .database)
struct ProviderReportMailTests {
    @Test("go to every member of a scheme with complaints in the month, once, with what was counted")
    func sent() async throws {
        let office = try SmallOffice(on: "2026-06-30")
        for provider in ["o2", "o2", "ee", "other"] {
            _ = try await office.accept(try InsightSamples.submission(provider: provider))
        }
        try await office.work()
        try office.move(to: "2026-07-01", hour: 7)
        let job = NewJob(kind: .sendProviderReports, args: Array("{}".utf8), queue: .cases)
        _ = try await InsightSamples.pool.transaction { try $0.execute(EnqueueJobs([job])) }
        try await office.work()
        let reports = office.postOffice.mails.filter { $0.fileName.hasPrefix("provider-report.") }
        #expect(
            reports.map(\.fileName).sorted() == ["provider-report.ee.2026-06", "provider-report.o2.2026-06"])
        let text = String(decoding: reports.first { $0.fileName.contains("o2") }?.raw ?? [], as: UTF8.self)
        #expect(text.hasPrefix("O2: complaints in 2026-06\n"))
        #expect(text.contains("Complaints: 2\n") && text.contains("Billing: Incorrect charge: 2"))
        #expect(!text.contains("Ann Example"))
    }
}

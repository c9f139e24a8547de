import Domain
import FoundationEssentials
import Operations
import TestSupport
import Testing

@Suite("A silent provider", .database)
struct SilentProviderTests {
    @Test("It is reminded, chased and escalated on the days of the profile, and then the case goes on without it")
    func ladder() async throws {
        let office = try SmallOffice(on: "2026-04-02")
        let accepted = try await office.accept(try office.submission())
        try await office.work()
        var status = CaseStatus.awaitingProvider
        var day = try SmallOffice.day("2026-04-02")
        while status == .awaitingProvider, day < (try SmallOffice.day("2026-06-01")) {
            day = day.adding(days: 1)
            try office.move(to: day.iso8601)
            try await office.work()
            let view = try await office.show(accepted.reference, credential: .bearer(accepted.accessToken))
            status = view.status
        }
        #expect(status == .investigating)
        #expect(day == (try SmallOffice.day("2026-04-30")))
        let toProvider = office.postOffice.mails.map(\.fileName).filter { $0.hasSuffix(".provider") }
        #expect(toProvider.count == Set(toProvider).count)
        #expect(toProvider.filter { $0.contains("provider_reminder") }.count == 3)
        #expect(toProvider.filter { $0.contains("provider_chase") }.count == 2)
        #expect(toProvider.filter { $0.contains("provider_escalation") }.count == 1)
        #expect(toProvider.filter { $0.contains("proceeding_without_response") }.count == 1)
    }

    @Test("A request that the relay refuses for good is recorded, and the watch sends it again")
    func undelivered() async throws {
        let office = try SmallOffice(on: "2026-04-01")
        office.postOffice.refuse(with: .refused(answer: "550 5.1.1 no such user"))
        let accepted = try await office.accept(try office.submission())
        try await office.work()
        let before = try await office.show(accepted.reference, credential: .bearer(accepted.accessToken))
        #expect(before.waitingFor == .scheme)
        office.postOffice.refuse(with: nil)
        // Two working days on: Good Friday and Easter Monday 2026 lie between.
        try office.move(to: "2026-04-07")
        try await office.work()
        let after = try await office.show(accepted.reference, credential: .bearer(accepted.accessToken))
        #expect(after.waitingFor == .provider)
        #expect(after.dueBy?.dueOn == (try SmallOffice.day("2026-04-21")))
    }
}

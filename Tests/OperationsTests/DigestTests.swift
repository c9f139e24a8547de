import Domain
import Foundation
import Operations
import Persistence
import Postgres
import TestSupport
import Testing

@Suite("A provider's digest", .database)
struct DigestTests {
    /// Two complaints about O2 that were withdrawn on a Friday morning.
    private func withdrawn(isUrgent: Bool = false) async throws -> (office: SmallOffice, cases: [AcceptedComplaint]) {
        let office = try SmallOffice(on: "2026-06-05", digestHour: 8)
        var cases: [AcceptedComplaint] = []
        for narrative in ["Charged twice", "Charged for nothing"] {
            cases.append(try await office.accept(try office.submission(narrative: narrative)))
        }
        try await office.work()
        if isUrgent {
            try await TestDatabase.current.pool.withConnection { connection in
                try connection.executeScript("UPDATE redress.case_file SET is_urgent = true")
            }
        }
        for accepted in cases {
            _ = try await office.act(
                accepted.reference, action: .withdrawal(reason: nil), credential: .bearer(accepted.accessToken))
        }
        try await office.work()
        return (office, cases)
    }

    private func digests(_ mails: [ComposedMail]) -> [ComposedMail] {
        mails.filter { $0.fileName.hasPrefix(SendMessage.digestPrefix) }
    }

    private func written(_ office: SmallOffice, _ kind: String, to party: String) -> Int {
        office.postOffice.mails.count { $0.fileName.hasSuffix(".\(kind).\(party)") }
    }

    @Test("tells of all its cases in one mail on the next working morning; what has to be acted on goes out at once")
    func once() async throws {
        let (office, cases) = try await withdrawn()
        #expect(written(office, "provider_request", to: "provider") == 2)
        #expect(written(office, "withdrawn", to: "complainant") == 2)
        for (day, hour) in [("2026-06-05", 22), ("2026-06-07", 12), ("2026-06-08", 7)] {
            try office.move(to: day, hour: hour)
            try await office.work()
            #expect(digests(office.postOffice.mails).isEmpty)
            try await office.expectSound()
        }
        try office.move(to: "2026-06-08", hour: 8)
        try await office.work()
        let digest = try #require(digests(office.postOffice.mails).first)
        let text = String(decoding: digest.raw, as: UTF8.self)
        for accepted in cases { #expect(text.contains(accepted.reference.spoken)) }
        #expect(text.contains("2 things to know"))
        #expect(text.ranges(of: "?key=rp_").count == 2)
        #expect(!text.contains("Ann"))
        #expect(digests(office.postOffice.mails).count == 1)
        #expect(written(office, "withdrawn", to: "provider") == 0)
        try await office.expectSound()
        try office.move(to: "2026-06-09", hour: 8)
        try await office.work()
        #expect(digests(office.postOffice.mails).count == 1)
    }

    @Test("leaves on each case what it said of it, and how it went out")
    func onTheCase() async throws {
        let (office, cases) = try await withdrawn()
        try office.move(to: "2026-06-08", hour: 8)
        try await office.work()
        for accepted in cases {
            let messages = try await provider(office, accepted).messages
            let told = try #require(messages.first { $0.kind == .withdrawn })
            #expect(told.delivery.hasPrefix("Told in a digest, which was accepted by the mail relay"))
            #expect(!told.text.isEmpty)
        }
    }

    private func provider(_ office: SmallOffice, _ accepted: AcceptedComplaint) async throws -> CaseView {
        let request = office.postOffice.mails.map { String(decoding: $0.raw, as: UTF8.self) }
            .first { $0.contains("/\(accepted.reference.text)/provider?key=") && !$0.contains("things to know") }
        let start = try #require(request?.range(of: "key=")?.upperBound)
        let key = try #require(request?[start...].prefix { $0.isLetter || $0.isNumber || "-_".contains($0) })
        return try await office.show(accepted.reference, credential: .bearer(String(key)))
    }

    @Test("has nothing of an urgent case: that does not wait")
    func urgent() async throws {
        let (office, _) = try await withdrawn(isUrgent: true)
        #expect(written(office, "withdrawn", to: "provider") == 2)
        try office.move(to: "2026-06-08", hour: 8)
        try await office.work()
        #expect(digests(office.postOffice.mails).isEmpty)
    }

    @Test("is the same mail at every attempt, and gathers nothing twice")
    func again() async throws {
        let (office, _) = try await withdrawn()
        try office.move(to: "2026-06-08", hour: 8)
        office.postOffice.refuse(with: .unconfirmed(reason: "lost"), only: SendMessage.digestPrefix)
        try await office.work(while: { digests(office.postOffice.offered).isEmpty })
        office.postOffice.refuse(with: nil)
        try await office.bringRetriesForward()
        try await office.work()
        let offered = digests(office.postOffice.offered)
        #expect(offered.count > 1)
        #expect(Set(offered.map(\.messageID)).count == 1)
        #expect(Set(offered.map(\.raw)).count == 1)
        #expect(digests(office.postOffice.mails).count == 1)
        try await office.expectSound()
    }

    @Test("that is refused for good is a matter for a person on each of its cases")
    func refused() async throws {
        let (office, _) = try await withdrawn()
        try office.move(to: "2026-06-08", hour: 8)
        office.postOffice.refuse(with: .refused(answer: "550 no such mailbox"), only: SendMessage.digestPrefix)
        try await office.work()
        #expect(digests(office.postOffice.offered).count == 1)
        let member = NewStaffMember(
            name: "Carys", email: "carys@example.invalid", role: "caseworker", conflicts: [])
        let staff = try await StaffRegister(office.office).add(member)
        let items = try await ShowWorkList(office.office)(.bearer(staff.token)).items
        #expect(items.map(\.kind) == [.noticeUndelivered, .noticeUndelivered])
        try await office.expectSound()
    }
}

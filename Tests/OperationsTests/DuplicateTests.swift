import Domain
import JobQueue
import Operations
import Postgres
import Testing
import TestSupport

@Suite("Duplicates", .database)
struct DuplicateTests {
    private static let story = """
        In March I was charged twice for my monthly plan and nobody could tell me why. I rang four times and was told \
        that the money would be back within five days.
        """

    private func pair(
        _ first: String = story, _ second: String = story, working: Bool = true
    ) async throws -> (office: SmallOffice, first: AcceptedComplaint, second: AcceptedComplaint) {
        let office = try SmallOffice()
        let first = try await office.accept(try office.submission(narrative: first))
        if working { try await office.work() }
        let second = try await office.accept(try office.submission(narrative: second))
        try await office.work()
        return (office, first, second)
    }

    private func inspect(_ complaint: AcceptedComplaint, _ office: SmallOffice) async throws -> CaseView {
        try await InspectCase(office.office)(complaint.reference)
    }

    private func track(_ complaint: AcceptedComplaint, _ office: SmallOffice) async throws -> CaseView {
        try await office.show(complaint.reference, credential: .bearer(complaint.accessToken))
    }

    @Test("The same story again is linked on both cases, in their histories, and on the staff's list")
    func links() async throws {
        let (office, first, second) = try await pair()
        for (this, that) in [(first, second), (second, first)] {
            let view = try await inspect(this, office)
            #expect(view.duplicates.map(\.reference) == [that.reference])
            #expect(view.duplicates.first?.finding == DuplicateFinding(match: .email, likeness: 100))
            let title = "Case \(that.reference.spoken) looks like the same complaint"
            #expect(view.timeline.contains { $0.title == title })
            #expect(view.status == .awaitingProvider)
        }
        let listed = try await ListDuplicates(office.office)()
        #expect(listed.map(\.earlier) == [first.reference] && listed.map(\.later) == [second.reference])
        #expect(try await TestDatabase.current.pool.execute(DuplicateItems()) == [second.reference.text])
        #expect(try await Doctor(office.office).examine().allSatisfy(\.violations.isEmpty))
    }

    @Test("Two that are worked on at the same time are linked, and once")
    func atTheSameTime() async throws {
        let (office, first, second) = try await pair(working: false)
        #expect(try await inspect(first, office).duplicates.map(\.reference) == [second.reference])
        #expect(try await ListDuplicates(office.office)().count == 1)
    }

    @Test("The complainant is told of the other complaint, and nobody else in the case")
    func tellsComplainant() async throws {
        let (office, first, second) = try await pair()
        let view = try await track(second, office)
        #expect(view.duplicates.map(\.reference) == [first.reference])
        #expect(!view.timeline.contains { $0.title.contains(first.reference.spoken) })
        let providerToken = try office.providerToken(in: office.postOffice)
        let provider = try await office.show(first.reference, credential: .bearer(providerToken))
        #expect(provider.duplicates.isEmpty)
    }

    @Test("Another story of the same person is not linked")
    func anotherStory() async throws {
        let (office, first, _) = try await pair(
            Self.story, "My line has been dead since the storm in January and two engineers did not come at all.")
        #expect(try await inspect(first, office).duplicates.isEmpty)
    }

    @Test("A case that is over is not linked with a new one")
    func closed() async throws {
        let office = try SmallOffice()
        let first = try await office.accept(try office.submission(narrative: Self.story))
        try await office.work()
        _ = try await office.act(
            first.reference, action: .withdrawal(reason: nil), credential: .bearer(first.accessToken))
        let second = try await office.accept(try office.submission(narrative: Self.story))
        try await office.work()
        #expect(try await inspect(second, office).duplicates.isEmpty)
    }

    @Test("Staff confirm, dismiss and take back, and each stands in the history")
    func settles() async throws {
        let (office, first, second) = try await pair()
        let settle = SettleDuplicate(office.office)
        #expect(try await settle(second.reference, first.reference, as: .dismissed))
        #expect(try await track(first, office).duplicates.isEmpty)
        #expect(try await TestDatabase.current.pool.execute(DuplicateItems()).isEmpty)
        #expect(try await !settle(first.reference, second.reference, as: .dismissed))
        #expect(try await settle(first.reference, second.reference, as: .suspected))
        #expect(try await TestDatabase.current.pool.execute(DuplicateItems()).count == 1)
        #expect(try await settle(first.reference, second.reference, as: .confirmed))
        #expect(try await track(first, office).duplicates.map(\.verdict) == [.confirmed])
        let titles = try await inspect(first, office).timeline.map(\.title).filter { $0.contains("same complaint") }
        #expect(titles.count == 4)
        #expect(try await Doctor(office.office).examine().allSatisfy(\.violations.isEmpty))
    }

    @Test("Two cases that are not linked cannot be settled")
    func noLink() async throws {
        let (office, first, second) = try await pair(Self.story, "The router does not switch on.")
        await #expect(throws: NoSuchLink.self) {
            try await SettleDuplicate(office.office)(first.reference, second.reference, as: .confirmed)
        }
    }

    @Test("No address stands in the keys that people are known again by")
    func keysAreHashes() async throws {
        _ = try await pair()
        let keys = try await TestDatabase.current.pool.execute(PersonKeys())
        #expect(keys.count == 2)
        #expect(Set(keys).count == 1)
        #expect(keys.allSatisfy { $0.count == 16 })
    }
}

private struct DuplicateItems: Statement {
    static let sql = """
        SELECT f.reference
        FROM redress.staff_item AS item
        JOIN redress.case_file AS f ON f.id = item.case_id
        WHERE item.kind = 'duplicate' AND item.resolved_at IS NULL
        """

    static func decode(_ row: borrowing PostgresRow) throws -> String {
        try row.decode(String.self)
    }
}

private struct PersonKeys: Statement {
    static let sql = "SELECT key FROM redress.person_key"

    static func decode(_ row: borrowing PostgresRow) throws -> [UInt8] {
        try row.decode([UInt8].self)
    }
}

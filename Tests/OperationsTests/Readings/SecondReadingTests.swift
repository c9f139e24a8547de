import Domain
import Foundation
import Persistence
import Postgres
import TestSupport
import Testing

@testable import Operations

@Suite("A case that is read a second time", .database)
struct SecondReadingTests {
    @Test(
        "is drawn with its draft and given at once to somebody who has nothing to do with it, due in ten working days")
    func drawn() async throws {
        let stage = try await ReadingStage(["Rhys": "caseworker", "Rhian": "ombudsman"])
        #expect(try await stage.rows().isEmpty, "nothing before the draft")
        try await stage.draft()
        let reading = try await stage.reading()
        // 1 June 2026 is a Monday.
        #expect(reading.dueOn == (try SmallOffice.day("2026-06-15")) && !reading.isDone)
        #expect(reading.reader != reading.drafter)
        let reader = try #require(try await stage.reader())
        #expect(["Rhian", "Rhys"].contains(reader))
        #expect(try await stage.work(of: reader).readings.map(\.reference) == [stage.reference])
        try await stage.road.office.expectSound()
    }

    @Test("is not drawn where the scheme reads no decision twice, nor where the draft comes to nothing")
    func notDrawn() async throws {
        let road = try await Road.opened()
        try await road.provider(.providerResponse(.defend(text: "No")))
        try await road.complainant(.comments(text: "Yes"))
        try await road.caseworker(.decisionDraft(findings: [road.finding], remedies: []))
        #expect(try await TestDatabase.current.pool.execute(CountReadings()) == [0])
        let stage = try await ReadingStage()
        await #expect(throws: ActionRefused.self) { try await stage.draft(pence: 9_999_999) }
        #expect(try await stage.rows().isEmpty)
    }

    @Test("is drawn once in a round: another draft goes to the same reader")
    func redrafted() async throws {
        let stage = try await ReadingStage()
        try await stage.draft(.upheld)
        let first = try await stage.reading()
        try await stage.draft(.notUpheld)
        #expect(try await stage.rows().map(\.id) == [first.id])
        try await stage.finish(.notUpheld, by: "Rhys")
        guard case .done(let comparison) = try await stage.show("Rhys").stage else {
            Issue.record("not done")
            return
        }
        #expect(comparison.agrees, "it is compared with the draft that can be signed")
        try await stage.draft(.upheld)
        guard case .done(let unchanged) = try await stage.show("Rhys").stage else { return }
        #expect(unchanged.agrees, "what was read stays as it was read")
    }

    @Test("goes by a draw that a retried transaction repeats and that tells cases apart")
    func draw() {
        let tokens = AccessTokens(secret: Array("a secret of at least 32 characters".utf8))
        let others = AccessTokens(secret: Array("another secret of so many characters".utf8))
        let cases = (0..<200).map { _ in CaseID(rawValue: UUID()) }
        let draws = cases.map { tokens.draw(of: $0, round: 0) }
        #expect(draws == cases.map { tokens.draw(of: $0, round: 0) })
        #expect(
            draws != cases.map { others.draw(of: $0, round: 0) } && draws != cases.map { tokens.draw(of: $0, round: 1) }
        )
        let share = draws.count { SecondReading.isDrawn($0, for: 0.5) }
        #expect((60...140).contains(share), "half of 200, by far less than chance allows")
    }

    @Test("goes to nobody with a conflict of interest, and waits then")
    func conflicted() async throws {
        let conflict = StaffConflict(provider: ProviderID(rawValue: "o2"), until: try SmallOffice.day("2027-01-01"))
        let stage = try await ReadingStage(conflicts: [conflict])
        try await stage.draft()
        #expect(try await stage.reading().reader == nil)
        #expect(try await stage.work(of: "Rhys").freeReadings.isEmpty)
        await #expect(throws: CaseAccessError.notFound) { try await stage.take(by: "Rhys") }
    }

    @Test("goes to nobody who has done something on the case, and waits on the list for who has not")
    func busy() async throws {
        let stage = try await ReadingStage()
        let hold = CaseAction.hold(.thirdParty, until: try SmallOffice.day("2026-06-03"), text: "An expert")
        _ = try await stage.act(hold, by: "Rhys")
        _ = try await stage.act(.resumption, by: "Rhys")
        try await stage.draft()
        #expect(try await stage.reading().reader == nil)
        #expect(try await stage.work(of: "Rhys").freeReadings.isEmpty)
        let added = try await StaffRegister(stage.office).add(
            NewStaffMember(name: "Nia", email: "nia@example.invalid", role: "caseworker"))
        let list = try await ShowWorkList(stage.office)(.bearer(added.token))
        #expect(list.freeReadings.map(\.reference) == [stage.reference])
    }

    @Test("is never given to the only ombudsman who could sign")
    func lastSigner() async throws {
        let stage = try await ReadingStage([:])
        try await stage.draft()
        #expect(try await stage.reading().reader == nil)
        try await stage.road.ombudsman(.decisionSignature)
        #expect(try await stage.road.view().status == .awaitingAcceptance, "no case waits for a reading")
    }

    @Test("goes to the one with the fewest open readings")
    func load() async throws {
        let first = try await ReadingStage(["Rhys": "caseworker", "Rhian": "caseworker"])
        try await first.draft()
        let one = try #require(try await first.reader())
        // Everybody of the first case's staff is there for the second.
        let second = try await first.road.office.accept(try first.road.office.submission(narrative: "Another bill"))
        try await first.road.office.work()
        let road = Road(first.road, of: second)
        try await TestDatabase.current.pool.withConnection {
            try $0.executeScript(
                "UPDATE redress.case_file SET status = 'investigating', state = '{\"investigating\": {}}', waits_for = 'caseworker' WHERE reference = '\(second.reference.text)'"
            )
        }
        try await road.caseworker(
            .decisionDraft(findings: [road.finding], remedies: []), working: false)
        let readers = try await first.rows().compactMap(\.reader)
        #expect(readers.count == 2 && Set(readers).count == 2, "\(one) has one already")
    }

    @Test("shows its reader what both sides said and nothing of what the scheme made of it, and nobody else anything")
    func blind() async throws {
        let stage = try await ReadingStage(["Rhys": "caseworker", "Nia": "caseworker"])
        try await stage.draft(.upheld, pence: 5_000)
        let reader = try #require(try await stage.reader())
        let other = reader == "Rhys" ? "Nia" : "Rhys"
        let view = try await stage.show(reader)
        guard case .open(let material) = view.stage else {
            Issue.record("not open")
            return
        }
        #expect(material.complaint.complaint.narrative == "Charged twice")
        #expect(material.entries.compactMap(\.detail) == ["We billed what was agreed", "You did not"])
        #expect(!"\(view)".contains("secret of the draft") && !"\(view)".contains("5000"))
        for name in [other, "nobody"] {
            await #expect(throws: CaseAccessError.notFound) { try await stage.show(name) }
        }
        let id = try await stage.reading().id
        await #expect(throws: CaseAccessError.readsBlind(id)) { try await stage.view(by: reader) }
        await #expect(throws: CaseAccessError.readsBlind(id)) {
            try await ShowComplaint(stage.office)(stage.reference, credential: stage.credential(reader))
        }
        await #expect(throws: CaseAccessError.readsBlind(id)) {
            try await stage.act(.decisionDraft(findings: [stage.road.finding], remedies: []), by: reader)
        }
        let seen = try await stage.view(by: other)
        #expect(seen.differingReading == nil && !seen.timeline.contains { $0.title.contains("second") })
    }

    @Test("that agrees is recorded, tells nobody, and opens the case to its reader, who does not sign it")
    func agrees() async throws {
        let stage = try await ReadingStage(["Rhian": "ombudsman", "Rhodri": "ombudsman"])
        try await stage.draft(.upheld, pence: 5_000)
        let reader = try #require(try await stage.reader())
        let other = reader == "Rhian" ? "Rhodri" : "Rhian"
        #expect(try await stage.work(of: reader).cases.isEmpty, "it does not wait for the reader's signature")
        try await stage.finish(.upheld, pence: 4_000, by: reader)
        #expect(try await stage.view(by: reader).status == .awaitingSignature)
        #expect(try await stage.work(of: reader).cases.isEmpty)
        let refusal = await #expect(throws: ActionRefused.self) {
            try await stage.act(.decisionSignature, by: reader)
        }
        #expect(refusal?.code == "second_reader")
        #expect(try await stage.work(of: other).items.isEmpty)
        guard case .done(let comparison) = try await stage.show(reader).stage else {
            Issue.record("not done")
            return
        }
        #expect(comparison.agrees && comparison.isReader && comparison.draft.award == 5_000)
        _ = try await stage.act(.decisionSignature, by: other)
        try await stage.road.office.expectSound()
    }

    @Test(
        "that differs tells the ombudsmen who did not read, until one of them has looked, signed or not",
        arguments: [false, true])
    func differs(isSigned: Bool) async throws {
        let stage = try await ReadingStage(["Rhys": "caseworker", "Rhian": "ombudsman"])
        try await stage.draft(.upheld)
        let reader = try #require(try await stage.reader())
        if isSigned { try await stage.road.ombudsman(.decisionSignature) }
        try await stage.finish(.notUpheld, by: reader)
        let items = try await stage.road.work(of: .ombudsman).items
        let id = try await stage.reading().id
        #expect(items.map(\.kind) == [.secondReadingDiffers] && items.map(\.reading) == [id])
        #expect(try await stage.road.work(of: .caseworker).items.isEmpty, "who drafted sees nothing of it")
        #expect(try await stage.work(of: reader).items.isEmpty)
        try await stage.road.office.expectSound()
        await #expect(throws: CaseAccessError.notFound) { try await stage.settle(by: reader) }
        try await stage.road.settleReading(id)
        #expect(try await stage.road.work(of: .ombudsman).items.isEmpty)
        try await stage.road.office.expectSound()
    }

    @Test("is finished once, by its reader, with a finding on every issue")
    func finishedOnce() async throws {
        let stage = try await ReadingStage(["Rhys": "caseworker", "Nia": "caseworker"])
        try await stage.draft()
        let reader = try #require(try await stage.reader())
        let other = reader == "Rhys" ? "Nia" : "Rhys"
        await #expect(throws: CaseAccessError.notFound) { try await stage.finish(.upheld, by: other) }
        let id = try await stage.reading().id
        let incomplete = await #expect(throws: ActionRefused.self) {
            try await FinishReading(stage.office)(
                id, finding: Assessment([], award: 0), because: "No", credential: stage.credential(reader))
        }
        #expect(incomplete?.code == "other_issues")
        let won = await withTaskGroup(of: Bool.self) { group in
            for outcome in [Finding.Outcome.upheld, .notUpheld] {
                group.addTask {
                    (try? await FinishReading(stage.office)(
                        id, finding: Assessment([.init(.billingIncorrectCharge, outcome)], award: 0), because: "So",
                        credential: stage.credential(reader))) != nil
                }
            }
            return await group.reduce(into: [Bool]()) { $0.append($1) }
        }
        #expect(won.count { $0 } == 1, "of two at the same moment one counts")
    }

    @Test("is taken by one of two who ask for it at the same moment")
    func takenOnce() async throws {
        let stage = try await ReadingStage(["Rhys": "caseworker", "Nia": "caseworker"])
        try await stage.draft()
        try await TestDatabase.current.pool.withConnection {
            try $0.executeScript("UPDATE redress.second_reading SET reader = NULL")
        }
        for name in ["Rhys", "Nia"] { #expect(try await stage.work(of: name).freeReadings.count == 1) }
        #expect(try await stage.road.work(of: .caseworker).freeReadings.isEmpty, "not the drafter's")
        let won = await withTaskGroup(of: String?.self) { group in
            for name in ["Rhys", "Nia"] {
                group.addTask { (try? await stage.take(by: name)).map { name } }
            }
            return await group.reduce(into: [String]()) { if let name = $1 { $0.append(name) } }
        }
        #expect(won == [try await stage.reader()].compactMap(\.self))
        try await stage.take(by: won[0])
        let loser = won[0] == "Rhys" ? "Nia" : "Rhys"
        let refusal = await #expect(throws: ActionRefused.self) { try await stage.take(by: loser) }
        #expect(refusal?.code == "reading_taken")
    }

    @Test("whose reader is an ombudsman is put to another one by mail to be signed")
    func others() async throws {
        let stage = try await ReadingStage(["Rhian": "ombudsman"])
        try await stage.draft()
        #expect(try await stage.reader() == "Rhian")
        let asked = stage.road.letters("signature_request").map(\.to)
        #expect(!asked.isEmpty && asked.allSatisfy { $0.hasPrefix("olwen-") })
    }

    @Test("is never assigned to its reader, however little they have to do")
    func assigned() async throws {
        let stage = try await ReadingStage()
        try await stage.draft()
        #expect(try await stage.reader() == "Rhys")
        let reference = stage.reference
        let free = try await stage.office.transaction { connection, writer in
            try connection.execute(FindCase(reference)).first.flatMap { try writer.freeCaseworker(for: $0, connection) }
        }
        #expect(free?.name == "Carys")
    }

    @Test("its reader opens what both sides brought before the draft, which the history notes, and not more")
    func evidence() async throws {
        let stage = try await EvidenceStage(profiles: .readTwice)
        let register = StaffRegister(stage.office.office)
        func hire(_ name: String, _ role: String) async throws -> Credential {
            .bearer(
                try await register.add(
                    NewStaffMember(name: name, email: "\(name)@example.invalid", role: role)
                ).token)
        }
        let drafter = try await hire("Carys", "caseworker")
        let file = try await stage.bring(Array("a letter".utf8))
        let provider = Credential.bearer(try stage.office.providerToken(in: stage.office.postOffice))
        let reference = stage.accepted.reference
        _ = try await stage.office.act(
            reference, action: .providerResponse(.defend(text: "No")), credential: provider)
        _ = try await stage.office.act(reference, action: .comments(text: "Yes"), credential: stage.credential)
        try await stage.office.work()
        let reader = try await hire("Rhys", "caseworker")
        let finding = Finding(issue: nil, outcome: .upheld, reasons: "So")
        _ = try await stage.office.act(
            reference, action: .decisionDraft(findings: [finding], remedies: []), credential: drafter)
        let id = try #require(try await ShowWorkList(stage.office.office)(reader).readings.first?.id)
        let open = OpenEvidence(stage.evidence)
        #expect(try await open(file, in: id, credential: reader).bytes == Array("a letter".utf8))
        await #expect(throws: CaseAccessError.notFound) { try await open(file, in: id, credential: drafter) }
        await #expect(throws: CaseAccessError.readsBlind(id)) {
            try await open(file, on: reference, credential: reader)
        }
        let history = try await stage.view(by: drafter).timeline
        #expect(history.contains { $0.title == "Our caseworker opened a file" })
    }

    @Test("is counted by who drafted: drawn, done, overdue and agreed")
    func measured() async throws {
        let stage = try await ReadingStage()
        try await stage.draft()
        let day = try SmallOffice.day("2026-06-01")
        let measure = MeasureOutcomes(stage.office)
        try stage.road.office.move(to: "2026-06-16")
        #expect(try await measure(day...day).readings.total.overdue == 1)
        #expect(try await stage.work(of: "Rhys").readings.count == 1, "it can still be read")
        try await stage.finish(.upheld, by: "Rhys")
        let readings = try await measure(day...day).readings
        #expect(readings.total.drawn == 1 && readings.total.done == 1 && readings.total.agreed == 1)
        #expect(readings.total.overdue == 0 && readings.drafters.map(\.tally.agreed) == [1])
        #expect(try await measure(day.adding(days: 1)...day.adding(days: 9)).readings.total.drawn == 0)
    }

    @Test(
        "of an erased case keeps what both found and not why; one that nobody has read is over",
        arguments: [false, true])
    func erased(isRead: Bool) async throws {
        let stage = try await ReadingStage()
        try await stage.draft()
        if isRead { try await stage.finish(.notUpheld, by: "Rhys") }
        try await stage.road.complainant(.withdrawal(reason: nil))
        _ = try await UpdateCounts(stage.office)()
        _ = try await EraseCase(stage.office)(stage.reference)
        let reading = try await stage.reading()
        #expect(reading.note == (isRead ? "Erased" : nil) && reading.hasLapsed == !isRead)
        let day = try SmallOffice.day("2026-06-01")
        let total = try await MeasureOutcomes(stage.office)(day...day).readings.total
        #expect(total.drawn == 1 && total.done == (isRead ? 1 : 0) && total.agreed == 0)
        #expect(total.issues == total.done && total.overdue == 0)
        #expect(try await stage.work(of: "Rhys").readings.isEmpty)
        if !isRead { await #expect(throws: CaseAccessError.notFound) { try await stage.show("Rhys") } }
        try await stage.road.office.expectSound()
    }

    @Test("whose reader drafted or signed all the same is found by the doctor")
    func doctor() async throws {
        let stage = try await ReadingStage()
        try await stage.draft()
        try await stage.road.ombudsman(.decisionSignature)
        try await stage.road.office.expectSound()
        try await TestDatabase.current.pool.withConnection {
            try $0.executeScript(
                "UPDATE redress.second_reading SET reader = (SELECT id FROM redress.staff WHERE role = 'ombudsman')")
        }
        let broken = try await Doctor(stage.office).examine().filter { !$0.violations.isEmpty }
        #expect(broken.map(\.name) == ["reader_decided"])
        #expect(broken.first?.violations.map(\.detail) == ["who reads the case a second time signed its decision"])
    }

    @Test("is for the pages to write: the worker and the operator see what was found, and not why")
    func rights() async throws {
        func columns(_ right: String, _ role: String) async throws -> [String] {
            try await TestDatabase.current.pool.execute(ListColumns(right, role))
        }
        let found = ["reader", "lines", "award", "note", "read_at"]
        let draft = ["draft_version", "drafter", "draft_lines", "draft_award"]
        #expect(try await columns("UPDATE", "intake").sorted() == (draft + found).sorted())
        for role in ["worker", "operator"] {
            let read = try await columns("SELECT", role)
            #expect(read.contains("lines") && !read.contains("note"))
            #expect(try await columns("UPDATE", role).isEmpty)
            #expect(try await columns("INSERT", role).isEmpty)
        }
        #expect(try await columns("SELECT", "scheduler").isEmpty)
        #expect(try await columns("UPDATE", "eraser").sorted() == ["lapsed_at", "note"])
        #expect(try await !columns("SELECT", "eraser").contains("lines"))
    }
}

extension Road {
    /// By the ombudsman of the case.
    fileprivate func settleReading(_ id: ReadingID) async throws {
        try await SettleReading(office.office)(id, credential: .bearer(ombudsmanToken))
    }
}

private struct CountReadings: Statement {
    static let sql = "SELECT count(*) FROM redress.second_reading"

    static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.decode(Int.self) }
}

/// The columns of second readings on which a role has a right.
private struct ListColumns: Statement {
    static let sql = """
        SELECT column_name::text FROM information_schema.columns
        WHERE table_schema = 'redress' AND table_name = 'second_reading'
            AND has_column_privilege('redress_' || $2, 'redress.second_reading', column_name, $1)
        """

    private let right: String
    private let role: String

    init(_ right: String, _ role: String) {
        self.right = right
        self.role = role
    }

    func bind(_ bindings: inout Bindings) {
        bindings.append(right)
        bindings.append(role)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> String { try row.decode(String.self) }
}

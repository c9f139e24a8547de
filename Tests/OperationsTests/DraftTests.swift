import Domain
import FoundationEssentials
import Operations
import Postgres
import TestSupport
import Testing

@Suite("Answers that are kept", .database)
struct DraftTests {
    private let office: SmallOffice
    private let save: SaveDraft
    private let find: FindDraft

    init() throws {
        office = try SmallOffice(on: "2026-06-01")
        save = SaveDraft(office.office)
        find = FindDraft(office.office)
    }

    private func open(_ secret: String) async throws -> Draft? {
        if case .open(let draft) = try await find(secret: secret) { draft } else { nil }
    }

    private func send(_ draft: Draft, narrative: String = "Charged twice") async throws -> AcceptedComplaint {
        try await office.accept(Submission(draft: try SmallOffice.draft(narrative), from: draft.id))
    }

    @Test("are found by their secret and by their code, again and again, and by nothing else")
    func found() async throws {
        let (draft, secret) = try await save(new: Answers(["provider": "o2"]), in: .english)
        for _ in 1...2 { #expect(try await open(secret)?.answers["provider"] == "o2") }
        #expect(try await find(code: draft.code)?.secret == secret)
        #expect(try await find(secret: secret + "x") == nil)
        let stored = try await TestDatabase.current.pool.execute(ReadDraftRow())
        #expect(stored.first?.contains(secret) == false && stored.first?.contains(draft.code.text) == false)
    }

    @Test("of two pages that are open at once are both kept; nil takes one out")
    func merged() async throws {
        let (draft, secret) = try await save(new: Answers(["provider": "o2", "people": "3"]), in: .english)
        _ = try await save(["service": "mobile"], in: draft.id, .english)
        _ = try await save(["narrative": "Ends in \"quotes\"\n and \u{1F4F1}", "people": nil], in: draft.id, .welsh)
        let answers = try #require(try await open(secret)).answers
        #expect(answers["service"] == "mobile" && answers["narrative"] == "Ends in \"quotes\"\n and \u{1F4F1}")
        #expect(answers["people"] == nil)
    }

    @Test("live for 30 days after the last one, then open nothing, and are gone from the database")
    func expire() async throws {
        let (draft, secret) = try await save(new: Answers(["provider": "o2"]), in: .english)
        try office.move(to: "2026-06-30")
        _ = try await save(["service": "mobile"], in: draft.id, .english)
        try office.move(to: "2026-07-30", hour: 9)
        #expect(try await open(secret) != nil)
        #expect(try await RemoveDrafts(office.office)() == 0)
        try office.move(to: "2026-07-30", hour: 11)
        #expect(try await find(secret: secret) == nil)
        #expect(try await find(code: draft.code) == nil)
        await #expect(throws: DraftError.gone) { try await save(["service": "bundle"], in: draft.id, .english) }
        #expect(try await RemoveDrafts(office.office)() == 1)
        #expect(try await TestDatabase.current.pool.execute(ReadDraftRow()).isEmpty)
    }

    @Test("become one case however often they are sent at once, and go in that moment")
    func sentOnce() async throws {
        let (draft, secret) = try await save(new: Answers(["narrative": "Charged twice"]), in: .english)
        let submission = Submission(draft: try SmallOffice.draft("Charged twice"), from: draft.id)
        let references = try await withThrowingTaskGroup(of: Reference.self) { group in
            for _ in 1...10 { group.addTask { try await office.accept(submission).reference } }
            return try await group.reduce(into: Set<Reference>()) { $0.insert($1) }
        }
        #expect(references.count == 1)
        #expect(try await TestDatabase.current.pool.execute(CountCases()) == [1])
        guard case .sent(let accepted) = try await find(secret: secret) else {
            Issue.record("the draft was not sent")
            return
        }
        #expect(references == [accepted.reference])
        let view = try await office.show(accepted.reference, credential: .bearer(accepted.accessToken))
        #expect(view.status == .awaitingProvider)
        #expect(try await find(code: draft.code) == nil)
        let rows = try await TestDatabase.current.pool.execute(ReadDraftRow())
        #expect(rows.first?.contains("Charged") == false)
        await #expect(throws: DraftError.gone) { try await save(["service": "mobile"], in: draft.id, .english) }
    }

    @Test("that were sent cannot be sent with other words")
    func sentWithOtherWords() async throws {
        let (draft, _) = try await save(new: Answers(), in: .english)
        _ = try await send(draft)
        await #expect(throws: SubmissionError.keyReusedWithOtherBody) {
            try await send(draft, narrative: "Something else")
        }
        #expect(try await TestDatabase.current.pool.execute(CountCases()) == [1])
    }

    @Test("can be had back by a mailed link that says nothing of them", arguments: Language.allCases)
    func link(language: Language) async throws {
        let (draft, secret) = try await save(new: Answers(["narrative": "A private matter"]), in: language)
        try await AskForDraftLink(office.office)(for: draft.id, to: "ada@example.invalid")
        try await office.work()
        let mail = try #require(office.postOffice.mails.first)
        let text = String(decoding: mail.raw, as: UTF8.self)
        #expect(mail.recipient == "ada@example.invalid")
        #expect(text.contains("https://redress.example.invalid/complain/return?key=\(secret)"))
        #expect(text.contains(draft.code.spoken) && !text.contains("private matter"))
        #expect(text.contains(language == .english ? "Wed 1 Jul 2026" : "Mercher 1 Gorffennaf 2026"))
        #expect(office.postOffice.mails.count == 1)
    }

    @Test("are not used to bother a stranger with mail")
    func tooManyLinks() async throws {
        let (draft, _) = try await save(new: Answers(), in: .english)
        let ask = AskForDraftLink(office.office)
        for _ in 1...10 { try await ask(for: draft.id, to: "ada@example.invalid") }
        await #expect(throws: DraftError.tooManyLinks) { try await ask(for: draft.id, to: "ada@example.invalid") }
    }

    @Test("an address that the relay refuses is not tried again")
    func refusedAddress() async throws {
        let (draft, _) = try await save(new: Answers(), in: .english)
        office.postOffice.refuse(with: .refused(answer: "550 no such user"))
        try await AskForDraftLink(office.office)(for: draft.id, to: "nobody@example.invalid")
        try await office.work()
        #expect(office.postOffice.offered.count == 1)
    }
}

/// All of a draft's row, as text.
private struct ReadDraftRow: Statement {
    static let sql = "SELECT draft::text FROM redress.draft"

    static func decode(_ row: borrowing PostgresRow) throws -> String {
        try row.decode(String.self)
    }
}

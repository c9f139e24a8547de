import Domain
import Foundation
import Operations
import Persistence
import Postgres
import TestSupport

/// A case with its people, and others of the staff, under rules by which every decision is read twice.
struct ReadingStage: Sendable {
    let road: Road
    /// The tokens of those who have nothing to do with the case, by name.
    let others: [String: String]
    private let names: [String: StaffID]

    /// - Parameter staff: `caseworker` or `ombudsman` by name, beside the one of each who is there
    init(
        _ staff: [String: String] = ["Rhys": "caseworker"], conflicts: [StaffConflict] = []
    ) async throws {
        road = try await Road.opened(profiles: .readTwice)
        let register = StaffRegister(road.office.office)
        var others: [String: String] = [:]
        for (name, role) in staff.sorted(by: { $0.key < $1.key }) {
            others[name] = try await register.add(
                NewStaffMember(
                    name: name, email: "\(name)-\(UUID())@example.invalid", role: role, conflicts: conflicts)
            ).token
        }
        self.others = others
        // Of the ombudsmen who have as much to read they come first, so that Olwen can sign.
        try await TestDatabase.current.pool.withConnection {
            try $0.executeScript(
                "UPDATE redress.staff SET created_at = '2020-01-01' WHERE role = 'ombudsman' AND name <> 'Olwen'")
        }
        let members = try await TestDatabase.current.pool.execute(ListStaff())
        names = Dictionary(members.map { ($0.name, $0.id) }) { first, _ in first }
        try await road.provider(.providerResponse(.defend(text: "We billed what was agreed")))
        try await road.complainant(.comments(text: "You did not"))
    }

    var office: CaseOffice { road.office.office }
    var reference: Reference { road.accepted.reference }

    func draft(_ outcome: Finding.Outcome = .upheld, pence: Int? = nil) async throws {
        let finding = Finding(issue: .billingIncorrectCharge, outcome: outcome, reasons: "The secret of the draft")
        let remedies = pence.map {
            [RemedyProposal(kind: .goodwill, description: "Credit the account", amountPence: $0)]
        }
        try await road.caseworker(.decisionDraft(findings: [finding], remedies: remedies ?? []))
    }

    func credential(_ name: String) -> Credential { .bearer(others[name] ?? "rs_nobody") }

    /// All readings of the case, the first one first.
    func rows() async throws -> [ReadingRow] {
        try await TestDatabase.current.pool.execute(ListReadingRows())
    }

    func reading() async throws -> ReadingRow {
        guard let row = try await rows().first else { throw NoReading() }
        return row
    }

    func reader() async throws -> String? {
        let reader = try await reading().reader
        return names.first { $0.value == reader }?.key
    }

    func show(_ name: String) async throws -> ReadingView {
        try await ShowReading(office)(try await reading().id, credential: credential(name))
    }

    func finish(_ outcome: Finding.Outcome, pence: Int = 0, by name: String) async throws {
        let assessment = Assessment([.init(.billingIncorrectCharge, outcome)], award: pence)
        try await FinishReading(office)(
            try await reading().id, finding: assessment, because: "Both bills show it", credential: credential(name))
        try await road.office.work()
    }

    func take(by name: String) async throws {
        try await TakeReading(office)(try await reading().id, credential: credential(name))
    }

    func settle(by name: String) async throws {
        try await SettleReading(office)(try await reading().id, credential: credential(name))
    }

    func work(of name: String) async throws -> WorkList { try await ShowWorkList(office)(credential(name)) }

    func act(_ action: CaseAction, by name: String) async throws -> CaseView {
        try await road.office.act(reference, action: action, credential: credential(name))
    }

    func view(by name: String) async throws -> CaseView {
        try await road.office.show(reference, credential: credential(name))
    }
}

struct NoReading: Error {}

struct ReadingRow: Sendable {
    let id: ReadingID
    let round: Int
    let reader: StaffID?
    let drafter: StaffID
    let dueOn: CalendarDay
    let isDone: Bool
    let hasLapsed: Bool
    let note: String?
}

private struct ListReadingRows: Statement {
    static let sql = """
        SELECT id, round, reader, drafter, due_on, read_at IS NOT NULL, lapsed_at IS NOT NULL, note
        FROM redress.second_reading ORDER BY drawn_at, id
        """

    static func decode(_ row: borrowing PostgresRow) throws -> ReadingRow {
        let (id, round, reader, drafter, dueOn, isDone, hasLapsed, note) = try row.decode(
            (UUID, Int16, UUID?, UUID, CalendarDay, Bool, Bool, String?).self)
        return ReadingRow(
            id: ReadingID(rawValue: id), round: Int(round), reader: reader.map(StaffID.init(rawValue:)),
            drafter: StaffID(rawValue: drafter), dueOn: dueOn, isDone: isDone, hasLapsed: hasLapsed, note: note)
    }
}

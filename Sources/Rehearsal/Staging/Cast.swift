import Domain
import Operations

/// Who is who: the complaints by their ordinals, with what their senders were given.
struct Cast: Sendable {
    struct Member: Sendable {
        let ordinal: Int
        let reference: Reference
        let accessToken: String
        let issues: [IssueCode]
    }

    private var members: [Int: Member] = [:]
    private var ordinals: [Reference: Int] = [:]
    /// The ordinals by case.
    private(set) var cases: [CaseID: Int] = [:]
    private var caseIDs: [Int: CaseID] = [:]

    subscript(ordinal: Int) -> Member? { members[ordinal] }

    func ordinal(of reference: Reference) -> Int? { ordinals[reference] }

    var count: Int { members.count }

    mutating func add(_ member: Member) {
        members[member.ordinal] = member
        ordinals[member.reference] = member.ordinal
    }

    /// Learns which case a complaint became.
    ///
    /// - Returns: the member; `nil` for a case that nobody of the cast sent in.
    mutating func recognize(_ id: CaseID, _ reference: Reference) -> Member? {
        guard let ordinal = ordinals[reference] else { return nil }
        cases[id] = ordinal
        caseIDs[ordinal] = id
        return members[ordinal]
    }

    func caseID(of ordinal: Int) -> CaseID? { caseIDs[ordinal] }
}

public import Domain
public import Postgres
import Synchronization

/// The stored JSON of values, each encoded once. Cases that are opened on one day under one profile differ in little
/// beside the complaint itself, and encoding everything for each was a fifth of the processor time of intake.
///
/// A table for each type: one for all of them, by `AnyHashable`, took another 3 %.
public struct EncodedValues: Sendable {
    private var notices = Table<Notice>()
    private var events = Table<CaseEvent>()
    private var derivations = Table<Derivation>()
    private var decisions = Table<EligibilityDecision>()
    private var states = Table<CaseState>()
    private var timers = Table<CaseTimer>()

    public init() {}

    public mutating func json(_ notice: Notice) throws -> JSONBytes { try notices.json(notice) }
    public mutating func json(_ event: CaseEvent) throws -> JSONBytes { try events.json(event) }
    public mutating func json(_ derivation: Derivation) throws -> JSONBytes { try derivations.json(derivation) }
    public mutating func json(_ decision: EligibilityDecision) throws -> JSONBytes { try decisions.json(decision) }
    public mutating func json(_ state: CaseState) throws -> JSONBytes { try states.json(state) }
    public mutating func json(_ timer: CaseTimer) throws -> JSONBytes { try timers.json(timer) }
}

extension EncodedValues {
    private static let kept = Mutex(EncodedValues())

    /// What earlier batches encoded: the next one mostly needs the same.
    public static var recent: EncodedValues { kept.withLock { $0 } }

    /// Makes these the recent ones.
    public func keep() {
        Self.kept.withLock { $0 = self }
    }
}

/// Forgets everything when it has grown: tomorrow's values are others.
private struct Table<Value: Hashable & Encodable & Sendable>: Sendable {
    private static var limit: Int { 500 }

    private var known: [Value: JSONBytes] = [:]

    mutating func json(_ value: Value) throws -> JSONBytes {
        if let json = known[value] { return json }
        let json = try StoredJSON.encode(value)
        if known.count == Self.limit { known.removeAll() }
        known[value] = json
        return json
    }
}

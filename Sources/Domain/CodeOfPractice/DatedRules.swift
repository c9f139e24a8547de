/// A figure over time: the first rule holds from the beginning, each later one from its effective date on, so that
/// there is exactly one for every day.
public struct DatedRules<Value: Hashable & Sendable>: Hashable, Sendable {
    public let first: Rule<Value>
    /// In the order of their effective dates.
    public let later: [Rule<Value>]
    public let selectedBy: SelectingDate

    init(first: Rule<Value>, later: [Rule<Value>], selectedBy: SelectingDate) {
        self.first = first
        self.later = later
        self.selectedBy = selectedBy
    }

    /// The rule that holds on a day.
    public func rule(on day: CalendarDay) -> Rule<Value> {
        later.last { rule in rule.effectiveFrom.map { $0 <= day } ?? true } ?? first
    }

    /// The rule for an event of a case, by the date that selects it.
    public func rule(forEventOn event: CalendarDay, of dates: CaseDates) -> Rule<Value> {
        switch selectedBy {
        case .firstComplainedOn: rule(on: dates.firstComplainedOn ?? event)
        case .referredOn: rule(on: dates.referredOn ?? event)
        case .event: rule(on: event)
        }
    }

    /// The rule that holds from the latest effective date on.
    public var newest: Rule<Value> { later.last ?? first }

    /// All rules, oldest first.
    public var all: [Rule<Value>] { [first] + later }
}

/// One figure of a code of practice with where it comes from.
public struct Rule<Value: Hashable & Sendable>: Hashable, Sendable {
    public let value: Value
    /// The clause of the profile, with its title: "4.1 The provider's response".
    public let clause: String
    /// Where the figure was found.
    public let source: String
    public let confidence: Confidence
    /// The first day on which the rule holds; nil means from the beginning.
    public let effectiveFrom: CalendarDay?

    init(value: Value, clause: String, source: String, confidence: Confidence, effectiveFrom: CalendarDay?) {
        self.value = value
        self.clause = clause
        self.source = source
        self.confidence = confidence
        self.effectiveFrom = effectiveFrom
    }
}

/// How sure it is that a figure is the scheme's own.
public enum Confidence: String, CaseIterable, Sendable {
    /// The scheme or the regulator says so.
    case high
    /// One second-hand source, or an old first-hand one.
    case medium
    /// Common knowledge without a source that was read.
    case low
    /// No source: a default for the operator to set.
    case operatorDefault = "operator_default"
}

/// The date that selects which rule holds.
public enum SelectingDate: String, CaseIterable, Sendable {
    case firstComplainedOn = "first_complained_on"
    case referredOn = "referred_on"
    /// The day of the event that starts the clock.
    case event
}

/// The dates of a case that select rules. A date that is not known is taken to be that of the event.
public struct CaseDates: Hashable, Sendable {
    public let firstComplainedOn: CalendarDay?
    public let referredOn: CalendarDay?

    public init(firstComplainedOn: CalendarDay? = nil, referredOn: CalendarDay? = nil) {
        self.firstComplainedOn = firstComplainedOn
        self.referredOn = referredOn
    }
}

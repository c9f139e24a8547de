/// What a complaint says about one of its issues beside its code.
public struct IssueDetails: Hashable, Sendable {
    public let amountPence: Int?
    public let startedOn: CalendarDay?
    /// Nil while it goes on, or where it is not known.
    public let endedOn: CalendarDay?
    public let promisedOn: CalendarDay?
    /// Whether somebody depends on the service for their health or safety.
    public let hasMedicalNeed: Bool

    var isEmpty: Bool { self == Self(nil, nil, nil, nil, false) }

    init(
        _ amountPence: Int?, _ startedOn: CalendarDay?, _ endedOn: CalendarDay?, _ promisedOn: CalendarDay?,
        _ hasMedicalNeed: Bool
    ) {
        self.amountPence = amountPence
        self.startedOn = startedOn
        self.endedOn = endedOn
        self.promisedOn = promisedOn
        self.hasMedicalNeed = hasMedicalNeed
    }

    /// Reads the fields of an issue's object, noting what is wrong with each.
    init(_ reader: inout ComplaintReader) {
        let amount = reader.wholeNumber(IssueFields.amount)
        let startedOn = reader.day(IssueFields.startedOn)
        let endedOn = reader.day(IssueFields.endedOn)
        let promisedOn = reader.day(IssueFields.promisedOn)
        let hasMedicalNeed = reader.flag(IssueFields.medicalNeed)
        if let startedOn, let endedOn, endedOn < startedOn {
            reader.note(IssueFields.endedOn, .contradiction, "must not be before started_on")
        }
        self.init(amount, startedOn, endedOn, promisedOn, hasMedicalNeed)
    }

    /// The members of the issue's object beside its code; none for what was not said.
    var members: JSONObject {
        var object = JSONObject()
        object[IssueFields.amount.name] = amountPence.map { .number(JSONNumber($0)) }
        object[IssueFields.startedOn.name] = startedOn.map { .string($0.iso8601) }
        object[IssueFields.endedOn.name] = endedOn.map { .string($0.iso8601) }
        object[IssueFields.promisedOn.name] = promisedOn.map { .string($0.iso8601) }
        if hasMedicalNeed { object[IssueFields.medicalNeed.name] = true }
        return object
    }
}

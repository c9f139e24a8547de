/// How the people of a rehearsal behave: for each point of a case, how many in a hundred do what.
///
/// The defaults are no measurement: they are chosen such that every road through the scheme is taken often.
public struct Shares: Sendable, Equatable {
    public var provider = Split<ProviderHabit>([.defends: 45, .settles: 20, .late: 15, .silent: 20])
    public var comments = Split<CommentHabit>([.comments: 60, .silent: 40])
    public var offer = Split<OfferHabit>([.takes: 50, .declines: 15, .counters: 25, .silent: 10])
    public var counter = Split<CounterHabit>([.takes: 45, .declines: 15, .raises: 30, .silent: 10])
    public var decision = Split<DecisionHabit>([.accepts: 60, .rejects: 15, .silent: 25])
    public var remedy = Split<RemedyHabit>([.prompt: 70, .late: 20, .chased: 10])
    public var enquiry = Split<EnquiryHabit>([.goesOn: 70, .staysAway: 30])
    public var withdrawal = Split<WithdrawalHabit>([.stays: 94, .withdraws: 6])
    public var finding = Split<FindingHabit>([.upheld: 45, .partly: 30, .dismissed: 25])
    public var refusal = Split<RefusalHabit>([.takes: 75, .disputes: 25])
    public var objection = Split<ObjectionHabit>([.answers: 92, .objects: 8])
    public var ruling = Split<RulingHabit>([.admits: 60, .dismisses: 40])
    public var review = Split<ReviewHabit>([.none: 75, .complainant: 15, .provider: 10])
    public var question = Split<QuestionHabit>([.none: 70, .complainant: 15, .provider: 15])
    public var answer = Split<AnswerHabit>([.answers: 60, .pieces: 20, .silent: 20])
    public var course = Split<CourseHabit>([.usual: 82, .holds: 5, .resumes: 5, .extends: 6, .transfers: 2])
    public var comeback = Split<ReturnHabit>([.stays: 90, .complainant: 7, .ombudsman: 3])
    public var twin = Split<TwinHabit>([.apart: 40, .merges: 60])
    public var pace = Split<PaceHabit>([.quick: 85, .slow: 15])

    public init() {}

    /// Changes one of the shares: `provider=defends:45,settles:20,late:15,silent:20`.
    ///
    /// - Throws: `SharesError`; nothing has changed then.
    public mutating func set(_ text: String) throws(SharesError) {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { throw SharesError(problem: "\"\(text)\" is not NAME=HABIT:PER CENT,…") }
        switch parts[0] {
        case "provider": provider = try Split(parsing: parts[1])
        case "comments": comments = try Split(parsing: parts[1])
        case "offer": offer = try Split(parsing: parts[1])
        case "counter": counter = try Split(parsing: parts[1])
        case "decision": decision = try Split(parsing: parts[1])
        case "remedy": remedy = try Split(parsing: parts[1])
        case "enquiry": enquiry = try Split(parsing: parts[1])
        case "withdrawal": withdrawal = try Split(parsing: parts[1])
        case "finding": finding = try Split(parsing: parts[1])
        case "refusal": refusal = try Split(parsing: parts[1])
        case "objection": objection = try Split(parsing: parts[1])
        case "ruling": ruling = try Split(parsing: parts[1])
        case "review": review = try Split(parsing: parts[1])
        case "question": question = try Split(parsing: parts[1])
        case "answer": answer = try Split(parsing: parts[1])
        case "course": course = try Split(parsing: parts[1])
        case "comeback": comeback = try Split(parsing: parts[1])
        case "twin": twin = try Split(parsing: parts[1])
        case "pace": pace = try Split(parsing: parts[1])
        default:
            let names = spoken.map(\.name).joined(separator: ", ")
            throw SharesError(problem: "\"\(parts[0])\" is none of \(names)")
        }
    }

    /// One line for each share, for the report.
    var spoken: [(name: String, habits: String)] {
        [
            ("provider", provider.spoken), ("comments", comments.spoken), ("offer", offer.spoken),
            ("counter", counter.spoken),
            ("decision", decision.spoken), ("remedy", remedy.spoken), ("enquiry", enquiry.spoken),
            ("withdrawal", withdrawal.spoken), ("finding", finding.spoken), ("refusal", refusal.spoken),
            ("objection", objection.spoken),
            ("ruling", ruling.spoken), ("review", review.spoken), ("question", question.spoken),
            ("answer", answer.spoken), ("course", course.spoken), ("comeback", comeback.spoken), ("twin", twin.spoken),
            ("pace", pace.spoken),
        ]
    }
}

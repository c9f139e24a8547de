/// The way of somebody who gave certain answers: which pages apply, what comes next, what is still to do. A value,
/// made anew for each request.
public struct JourneyRoute: Sendable {
    /// Where to go.
    public enum Place: Hashable, Sendable {
        case page(JourneyPage)
        case stop(StopReason)
        /// The list of what is to do.
        case tasks
        case checkAnswers
    }

    /// How far a section is.
    public enum Progress: String, Sendable {
        case notStarted = "not_started"
        case started, done
        /// Nothing has to be said there, and nothing was.
        case optional
    }

    public let answers: Answers
    /// In order.
    public let pages: [JourneyPage]
    /// Where it does not go on, whatever comes later.
    public let barrier: JourneyStop?
    public let rules: JourneyRules

    public init(_ answers: Answers, _ rules: JourneyRules) {
        self.answers = answers
        self.rules = rules
        pages = Journey.pages.filter { $0.applies(answers) }
        let accepts = answers.says(JourneyFields.leavesEarly, JourneyFields.YesOrNo.yes)
        barrier = pages.lazy.filter { $0.isAnswered(by: answers) }.compactMap { rules.stop(at: $0, answers) }
            .first { !($0.reason.mayBeLeft && accepts) }
    }

    /// What is answered there leads to this stop, also one that was passed.
    public func stop(at page: JourneyPage) -> JourneyStop? { rules.stop(at: page, answers) }

    /// The stop of that kind on this way.
    public func stop(_ reason: StopReason) -> JourneyStop? {
        pages.lazy.filter { $0.isAnswered(by: answers) }.compactMap { rules.stop(at: $0, answers) }
            .first { $0.reason == reason }
    }

    /// Nil when the page can be shown now, else where to go instead: what comes before has to be answered first.
    public func detour(from page: JourneyPage) -> Place? {
        if page.section == .eligibility {
            guard let first = firstOpen(in: .eligibility), let here = pages.firstIndex(of: page) else {
                return pages.contains(page) ? nil : .tasks
            }
            return pages.firstIndex(of: first).map { here > $0 } == true ? .page(first) : nil
        }
        if let place = detourFromTasks { return place }
        return pages.contains(page) ? nil : .tasks
    }

    /// The same for the list of what is to do.
    public var detourFromTasks: Place? {
        if let first = firstOpen(in: .eligibility) { return .page(first) }
        return barrier.map { .stop($0.reason) }
    }

    /// The same for the check of the answers and what follows it.
    public var detourFromCheck: Place? {
        detourFromTasks ?? (isComplete ? nil : .tasks)
    }

    /// Where to go once a page is answered.
    ///
    /// - Parameter isChange: it was answered before, from the check of the answers: only what became open by it is
    ///   asked, then the check is shown again.
    public func next(after page: JourneyPage, isChange: Bool = false) -> Place {
        if let stop = stop(at: page), !(barrier == nil && stop.reason.mayBeLeft) { return .stop(stop.reason) }
        if isChange { return firstOpen().map { .page($0) } ?? .checkAnswers }
        if page.section == .eligibility { return firstOpen(in: .eligibility).map { .page($0) } ?? .tasks }
        let rest = pages.drop { $0 != page }.dropFirst().prefix { $0.section == page.section }
        return rest.first { !$0.isAnswered(by: answers) }.map { .page($0) } ?? .tasks
    }

    /// The page before this one; nil for the first.
    public func previous(before page: JourneyPage) -> Place? {
        let before = pages.prefix { $0 != page }.last
        if page.section == .eligibility { return before.map { .page($0) } }
        guard let before, before.section == page.section else { return .tasks }
        return .page(before)
    }

    public func progress(of section: JourneySection) -> Progress {
        let those = pages.filter { $0.section == section }
        let answered = those.count { $0.isAnswered(by: answers) }
        if answered == those.count { return .done }
        if answered > 0 { return .started }
        return section.isOptional ? .optional : .notStarted
    }

    /// The first page of a section that is not answered; its first page when all are.
    public func entry(to section: JourneySection) -> JourneyPage? {
        firstOpen(in: section) ?? pages.first { $0.section == section }
    }

    /// Whether it can be sent.
    public var isComplete: Bool {
        pages.allSatisfy { $0.section.isOptional || $0.isAnswered(by: answers) }
    }

    /// What is answered on pages that apply, as the document that the API takes: an answer that a later one made
    /// pointless is not sent.
    public var document: JSONValue {
        var fields: [String: String] = [:]
        var issueFields: [IssueCode: [String: String]] = [:]
        for question in pages.flatMap(\.questions) {
            guard let text = answers[question.key] else { continue }
            if let issue = question.issue {
                issueFields[issue, default: [:]][question.field.formName] = text
            } else {
                fields[question.field.formName] = text
            }
        }
        return ComplaintForm.json(from: fields, issueFields: issueFields)
    }

    private func firstOpen(in section: JourneySection? = nil) -> JourneyPage? {
        pages.first { page in
            (section.map { $0 == page.section } ?? !page.section.isOptional) && !page.isAnswered(by: answers)
        }
    }
}

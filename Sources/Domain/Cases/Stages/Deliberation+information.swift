import FoundationEssentials

/// A caseworker asks one side for what the file does not say. It can answer a question at a time; when all are answered,
/// or its time is over, the investigation goes on with what there is. The decision's own clock runs on meanwhile.
extension Deliberation {
    mutating func requestInformation(_ request: InformationRequest, by staff: StaffID) {
        // The letters of an earlier request on the same case have the same names.
        countRound()
        move(to: .awaitingInformation(.awaitingNotice, request))
        record(.informationRequested(request, by: staff))
        notify(.informationRequest, request.asked, startsClock: .information, quoting: request.openInWords)
        if let other = request.asked.opposite { notify(.informationNotice, other) }
        watchNotice()
        climbToDecision()
    }

    mutating func whileAwaitingInformation(
        _ command: CaseCommand, _ clock: NoticeClock, _ request: InformationRequest
    ) throws(CaseRefusal) {
        switch command {
        case .noticeAccepted(let notice, let relay) where notice.startsClock == .information:
            try startInformationClock(notice, relay, clock, request)
        case .giveInformation(let answers, let party): try receive(answers, by: party, clock, request)
        case .endRequest(let staff): endRequest(clock, request, by: staff)
        case .fire(let timer) where timer.kind == .chaseInformation: try chaseInformation(timer, clock, request)
        case .fire(let timer) where timer.kind == .remindCaseworker: remind(.caseworker, timer, due: decisionDue)
        case .fire(let timer) where timer.kind == .watchNotice: try watch(timer, clock, startingClock: .information)
        default: throw refusal(of: command)
        }
    }

    /// What the stage is armed with once its clock runs: what presses the side that was asked, and the reminders of the
    /// decision.
    mutating func armInformation(by deadline: Derivation) {
        climbToEnd(of: profile.informationLadder, as: .chaseInformation, by: deadline)
        climbToDecision()
    }

    private mutating func startInformationClock(
        _ notice: Notice, _ relay: String, _ clock: NoticeClock, _ request: InformationRequest
    ) throws(CaseRefusal) {
        guard clock == .awaitingNotice else { throw .staleTimer }
        record(.noticeAccepted(notice.kind, to: notice.to, relay: relay))
        let deadline = startClock(.information, from: "the questions reached the \(request.asked)", for: request.asked)
        change(to: .awaitingInformation(.running(deadline), request))
        armInformation(by: deadline)
    }

    private mutating func receive(
        _ answers: [InformationAnswer], by party: Party, _ clock: NoticeClock, _ request: InformationRequest
    ) throws(CaseRefusal) {
        guard party == request.asked else { throw .notAsked }
        for answer in answers {
            guard let question = request.questions.first(where: { $0.number == answer.question }) else {
                throw .noSuchQuestion(answer.question)
            }
            guard question.answer == nil else { throw .questionAnswered(answer.question) }
        }
        record(.informationGiven(answers, by: party))
        let answered = request.answered(with: answers)
        guard answered.open.isEmpty else { return change(to: .awaitingInformation(clock, answered)) }
        settle(.information, clock)
        investigateFurther()
        notify(.informationReceived, .caseworker)
    }

    private mutating func chaseInformation(
        _ timer: CaseTimer, _ clock: NoticeClock, _ request: InformationRequest
    ) throws(CaseRefusal) {
        guard let deadline = clock.deadline, let step = step(timer, of: profile.informationLadder) else {
            throw .staleTimer
        }
        guard step.action != .proceed else { return proceedWithoutInformation(request) }
        record(.reminded(request.asked, step: step.id))
        let kind = step.action == .remind ? MessageKind.informationReminder : .informationChase
        notify(kind, request.asked, step: step.id, quoting: request.openInWords)
        climbOn(profile.informationLadder, from: timer, due: deadline.dueOn)
    }

    /// Silence is an answer too: the decision rests on what the file has.
    private mutating func proceedWithoutInformation(_ request: InformationRequest) {
        perform(.settleDeadline(.information, .missed))
        record(.informationWithheld(request.open.map(\.number), by: request.asked))
        investigateFurther()
        notify(.informationReceived, .caseworker)
    }

    /// The caseworker has no need of it any more.
    private mutating func endRequest(_ clock: NoticeClock, _ request: InformationRequest, by staff: StaffID) {
        if clock.deadline != nil { perform(.settleDeadline(.information, .cancelled)) }
        record(.informationRequestEnded(by: staff))
        notify(.informationNotNeeded, request.asked)
        investigateFurther()
    }

    /// Whoever had the case goes on with it.
    private mutating func investigateFurther() {
        move(to: .investigating)
        perform(.assignCaseworker)
        climbToDecision()
    }
}

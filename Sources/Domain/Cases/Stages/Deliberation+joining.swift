/// Cases that belong together: one is taken into another, or a part of one goes on as a case of its own. Only before
/// anything is offered or drafted, which would be about another dispute then.
extension Deliberation {
    /// The case ends here and goes on in the other one.
    mutating func merge(into other: Reference, _ reason: String, by staff: StaffID) throws(CaseRefusal) {
        guard current.state.canBeMerged else { throw .wrongStage(current.state.status) }
        record(.mergedInto(other, reason: reason, by: staff))
        close(.merged, telling: .merged, step: other.text)
    }

    /// The case goes on for another complaint as well, which is put to the provider.
    ///
    /// What the provider has not answered yet is not taken into a case in which it was heard already.
    mutating func takeIn(_ complaint: MergedComplaint, by staff: StaffID) throws(CaseRefusal) {
        guard current.state.canBeMerged else { throw .wrongStage(current.state.status) }
        // What is under way already does not wait with a case that waits for its day.
        guard current.state.status != .tooEarly || complaint.stage.status == .tooEarly else {
            throw .wrongStage(.tooEarly)
        }
        guard !current.state.isHeard || complaint.stage.isHeard else { throw .providerNotHeard }
        record(.tookIn(complaint.reference, complaint.narrative, by: staff))
        if complaint.isUrgent, !current.isUrgent { becomeUrgent() }
        guard current.state.isKnownToProvider else { return }
        notify(.complaintAdded, .provider, step: complaint.reference.text, quoting: complaint.narrative)
    }

    /// A part of the dispute, or its other side, goes on as a case of its own.
    mutating func openBeside(_ companion: Companion, _ reason: String, by staff: StaffID) throws(CaseRefusal) {
        guard current.state.canBeDivided else { throw .wrongStage(current.state.status) }
        record(.openedBeside(companion, reason: reason, by: staff))
        notify(.openedBeside, .complainant, step: companion.reference.text, quoting: reason)
        // Which other provider is asked is nothing to this one; that it answers for less is.
        guard companion.relation == .split else { return }
        notify(.openedBeside, .provider, step: companion.reference.text, quoting: reason)
    }
}

extension CaseState {
    /// Whether the case can be taken into another, or take another in.
    public var canBeMerged: Bool { status == .tooEarly || canBeDivided }

    /// Whether a part of it can go on by itself.
    public var canBeDivided: Bool {
        switch self {
        case .awaitingProvider, .awaitingComments, .investigating: true
        case .tooEarly, .refused, .eligibilityDisputed, .settlementOffered, .awaitingInformation, .awaitingSignature,
            .resolutionProposed, .reviewing, .awaitingAcceptance, .awaitingRemedy, .onHold, .closed:
            false
        }
    }

    /// Whether the provider has said what it had to say, or has let its time go by.
    fileprivate var isHeard: Bool { status == .awaitingComments || status == .investigating }
}

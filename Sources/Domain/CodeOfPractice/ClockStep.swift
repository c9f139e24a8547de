/// The clocks of a scheme: one for each step that somebody has to take in time.
public enum ClockStep: String, Codable, CaseIterable, Sendable {
    /// The scheme tells the complainant that it has the complaint.
    case acknowledgement
    /// The same, for a complaint that came by post.
    case acknowledgementByPost = "acknowledgement_by_post"
    /// The complainant sends what supports the complaint.
    case complainantEvidence = "complainant_evidence"
    /// The provider objects that the scheme may not look at the complaint.
    case eligibilityObjection = "eligibility_objection"
    /// The provider defends itself or offers to settle.
    case providerResponse = "provider_response"
    /// The complainant answers an offer to settle.
    case settlementAnswer = "settlement_answer"
    /// The complainant comments on the provider's defence.
    case comments
    /// One side answers what the caseworker asks while the case is investigated (5 working days, a default of ours).
    case information
    /// Both sides comment on a provisional decision. Not every scheme makes one.
    case provisionalComments = "provisional_comments"
    /// The scheme looks at something once more: a refusal, an objection, a proposed resolution.
    case review
    /// The scheme decides.
    case finalDecision = "final_decision"
    /// The complainant accepts the decision, or it lapses.
    case acceptance
    /// The provider does what the accepted decision says.
    case compliance
    /// The complainant takes up a complaint that was closed as not pursued.
    case notPursuedReopening = "not_pursued_reopening"
    /// The complainant says that a remedy was not carried out although the case was closed on it (20 working days, a
    /// default of ours).
    case remedyDispute = "remedy_dispute"
    /// The longest that a case can stand still at a time (3 months, a default of ours).
    case hold
    /// The most that a clock can be given beyond its rule (10 working days, a default of ours).
    case `extension`
    /// The scheme takes its own next step in an urgent case.
    case urgent
    /// The scheme sends a notice again that no relay has accepted (2 working days, a default of ours).
    case noticeWatch = "notice_watch"
    /// Somebody else reads a drafted decision's case once more (10 working days, a default of ours). No case waits for it.
    case secondReading = "second_reading"
    /// The scheme keeps an enquiry that the complainant does not take up (6 months).
    case enquiryKept = "enquiry_kept"

    /// Whether a scheme may do without this step.
    var isOptional: Bool { self == .provisionalComments }
}

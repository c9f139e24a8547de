public import Domain
import FoundationEssentials

/// A complaint as a client sends it in.
public struct Submission: Sendable {
    public let draft: ComplaintDraft
    /// The client's own name for this submission; sending it again answers the same.
    public let idempotencyKey: String?
    /// Whose keys these are: the keys of one client do not meet those of another.
    public let client: String
    /// The kept answers that it was made of. They go in the moment in which the case is there.
    public let answers: DraftID?
    /// Set where somebody of the staff took it down from the telephone.
    public let call: CallNote?

    public init(draft: ComplaintDraft, idempotencyKey: String? = nil, client: String) {
        self.draft = draft
        self.idempotencyKey = idempotencyKey
        self.client = client
        answers = nil
        call = nil
    }

    /// From the pages: a draft becomes one case, however often it is sent.
    public init(draft: ComplaintDraft, from answers: DraftID, call: CallNote? = nil) {
        self.draft = draft
        self.answers = answers
        self.call = call
        idempotencyKey = answers.rawValue.uuidString
        client = "draft"
    }
}

/// What somebody of the staff noted of a call. It stands in the case's history, for the scheme's own people only.
public struct CallNote: Equatable, Sendable {
    public let takenBy: StaffID
    public let text: String

    public init(takenBy: StaffID, text: String) {
        self.takenBy = takenBy
        self.text = text
    }
}

/// What the complainant is told once the complaint is committed.
public struct AcceptedComplaint: Sendable {
    public let reference: Reference
    public let accessToken: String
    public let status: CaseStatus
    public let eligibility: EligibilityDecision

    public init(
        reference: Reference, accessToken: String, status: CaseStatus, eligibility: EligibilityDecision
    ) {
        self.reference = reference
        self.accessToken = accessToken
        self.status = status
        self.eligibility = eligibility
    }
}

/// Why a submission was not taken. Nothing was changed.
public enum SubmissionError: Error, Equatable, Sendable {
    case keyReusedWithOtherBody
    /// The same key is being worked on at this moment.
    case keyInUse
    case unavailable(retryAfterSeconds: Int)
}

import Domain
import Operations

/// A case for the one who works on it: the complaint in full, where it stands, and the step that is due as a form.
struct StaffCasePage: PageContent {
    static let template = "staffcase"

    let title: String
    let errors: [SummaryError]
    let hasErrors: Bool
    let done: String?
    let address: String
    let formToken: String
    let version: Int
    let summary: CaseSummary
    let complaint: [RecordPage.Row]
    /// What the person needs, or said of themselves; shown before everything else.
    let care: [String]
    let hasCare: Bool
    /// What the dates of the complaint come to, for the issues that automatic compensation covers.
    let compensation: [CompensationHint]
    let hasCompensation: Bool
    let files: EvidenceFiles?
    let draft: DecisionForm?
    let signature: Bool
    let ruling: RulingForm?
    let steps: [StepForms]
    let duplicates: [String]
    /// Where a second reading came to another result than the draft; for an ombudsman to look at.
    let differingReading: String?

    init(
        _ view: CaseView, _ received: ReceivedComplaint, _ words: Catalogue, _ directory: ProviderDirectory,
        today: CalendarDay, formToken: String, done: String? = nil, form: FormFields = FormFields([]),
        messages: FormMessages? = nil
    ) {
        errors = messages?.summary ?? []
        hasErrors = !errors.isEmpty
        title = (hasErrors ? "Error: " : "") + "Case \(view.reference.spoken)"
        self.done = done
        address = StaffPath.page(view.reference)
        self.formToken = formToken
        version = view.version
        summary = CaseSummary(view)
        complaint = RecordPage(received, words, directory).rows
        care = Self.care(for: received.complaint, isUrgent: view.isUrgent, words)
        hasCare = !care.isEmpty
        compensation = received.complaint.automaticCompensation(through: today, .bundled(.englandAndWales)).map {
            CompensationHint(issue: $0.issue.title, explanation: $0.compensation.explanation)
        }
        hasCompensation = !compensation.isEmpty
        files = EvidenceFiles(view, words)
        let actions = Set(view.availableActions)
        draft = actions.contains(ActionName.decisionDraft.rawValue) ? DecisionForm(view, form, messages) : nil
        signature = actions.contains(ActionName.decisionSignature.rawValue)
        ruling = actions.contains(ActionName.eligibilityRuling.rawValue) ? RulingForm(form, messages) : nil
        steps = StepForms.all(on: view, directory, form, messages)
        differingReading = view.differingReading.map(StaffPath.reading)
        duplicates = view.duplicates.map { "Looks like case \($0.reference.spoken), about \($0.providerName)." }
    }

    private static func care(for complaint: ComplaintDraft, isUrgent: Bool, _ words: Catalogue) -> [String] {
        let adjustments = complaint.adjustments.map { words("field.adjustments.options.\($0.rawValue)") }
        let vulnerable = complaint.vulnerability.map { ["Vulnerable: \($0.reason)"] } ?? []
        let urgent = isUrgent ? ["Urgent: loss of service with a medical or safety need"] : []
        return urgent + vulnerable + adjustments
    }
}

struct CompensationHint: Sendable {
    let issue: String
    let explanation: String
}

/// Findings for each issue, and what the provider has to do.
struct DecisionForm: Sendable {
    let findings: [FindingLines]
    let remedies: RemedyLines

    struct FindingLines: Sendable {
        let about: String
        let code: String
        let outcome: Choices
        let reasons: TextArea
    }

    init(_ view: CaseView, _ form: FormFields, _ messages: FormMessages?) {
        findings = view.issues.enumerated().map { index, issue in
            let outcome = Self.outcome(index)
            let reasons = Self.reasons(index)
            return FindingLines(
                about: issue.title, code: issue.rawValue,
                outcome: Choices(
                    outcome, "What did you find?", isInline: true, error: messages?[outcome],
                    options: Finding.Outcome.allCases.map {
                        .radio(outcome, $0.rawValue, $0.title, chosen: form[outcome])
                    }),
                reasons: TextArea(
                    reasons, "Why?", rows: 6, hint: "Both sides will read it.", error: messages?[reasons],
                    value: form[reasons] ?? ""))
        }
        remedies = RemedyLines(form: form, messages: messages)
    }

    static func outcome(_ index: Int) -> String { "findings-\(index)-outcome" }
    static func reasons(_ index: Int) -> String { "findings-\(index)-reasons" }

    /// As the JSON of the API. The issues stand in the form, so that both count alike.
    static func body(_ form: FormFields) -> JSONValue {
        let findings = form.all("issue").enumerated().map { index, issue -> JSONValue in
            ["issue": .string(issue), "outcome": form.json(outcome(index)), "reasons": form.json(reasons(index))]
        }
        return ["findings": .array(findings), "remedies": RemedyLines.body(form)]
    }

    static func input(of problem: FieldProblem, _ form: FormFields) -> String? {
        let parts = problem.pointer.split(separator: "/").map(String.init)
        switch parts.first {
        case "findings" where parts.count == 3: return "findings-\(parts[1])-\(parts[2])"
        case "remedies": return RemedyLines.input(of: parts.dropFirst(), form)
        default: return parts.first
        }
    }

    static func anchor(of input: String) -> String {
        if input == RemedyLines.whole { return RemedyLines.anchor }
        return input.hasSuffix("-outcome")
            ? "#\(input)-\(Finding.Outcome.upheld.rawValue)" : RulingForm.anchor(of: input)
    }
}

/// An ombudsman's ruling on a dispute about eligibility.
struct RulingForm: Sendable {
    private static let admit = "admit"

    let admit: Choices
    let reasons: TextArea

    init(_ form: FormFields, _ messages: FormMessages?) {
        admit = Choices(
            Self.admit, "Can the scheme look at the complaint?", error: messages?[Self.admit],
            options: [
                .radio(Self.admit, "yes", "Yes", chosen: form[Self.admit]),
                .radio(Self.admit, "no", "No", chosen: form[Self.admit]),
            ])
        reasons = TextArea(
            "reasons", "Why?", rows: 6, hint: "Both sides will read it.", error: messages?["reasons"],
            value: form["reasons"] ?? "")
    }

    static func body(_ form: FormFields) -> JSONValue {
        ["admit": form[admit].map { .bool($0 == "yes") } ?? .null, "reasons": form.json("reasons")]
    }

    static func anchor(of input: String) -> String { input == admit ? "#admit-yes" : "#\(input)" }
}

/// The way to a complaint: which pages there are, in which order, and for whom. One more page is one more line here,
/// and its words in the catalogues.
public enum Journey {
    public static let pages = eligibility + problem + you + support

    public static func page(_ id: String) -> JourneyPage? { byID[id] }

    /// Whether it may depend on this page's answers that a complaint comes too early.
    public static func tellsTime(_ page: JourneyPage) -> Bool {
        guard let last = pages.lastIndex(where: \.judgesTime), let here = pages.firstIndex(of: page) else {
            return false
        }
        return here <= last
    }

    /// The keys of everything that is asked up to a page, itself included.
    static func keys(upTo page: JourneyPage) -> Set<String> {
        let before = pages.prefix { $0 != page }
        return Set((before + [page]).flatMap(\.questions).map(\.key))
    }

    private static let byID = Dictionary(uniqueKeysWithValues: pages.map { ($0.id, $0) })

    private static let eligibility = [
        JourneyPage("provider", .eligibility, [.required(ComplaintFields.provider)], judged: .ground),
        JourneyPage("acting-as", .eligibility, [.required(JourneyFields.actingAs)], judged: .role),
        JourneyPage("customer-type", .eligibility, [.required(ComplaintFields.customerType)]),
        JourneyPage("people", .eligibility, [.required(ComplaintFields.people)], judged: .ground) {
            $0.says(ComplaintFields.customerType, CustomerType.smallBusiness)
        },
        JourneyPage(
            "complained", .eligibility, [.required(JourneyFields.complained)],
            judged: .firstChance(JourneyFields.complained)),
        JourneyPage("first-complained", .eligibility, [.required(ComplaintFields.firstComplainedOn)], when: complained),
        JourneyPage(
            "letter", .eligibility, [.required(JourneyFields.hasLetter)],
            judged: .firstChance(JourneyFields.hasLetter), when: complained),
        JourneyPage("letter-date", .eligibility, [.required(ComplaintFields.adrLetterDated)], judged: .letter) {
            complained($0) && $0.says(JourneyFields.hasLetter, JourneyFields.YesOrNo.yes)
        },
        JourneyPage("elsewhere", .eligibility, [.required(JourneyFields.elsewhere)], judged: .ground),
    ]

    private static let problem =
        [
            JourneyPage("service", .problem, [.required(ComplaintFields.service)]),
            JourneyPage(
                issueList, .problem, [.required(ComplaintFields.issues)], kind: .issueList, judged: .ground),
        ] + IssueCode.allCases.compactMap(issuePage) + [
            JourneyPage("what-happened", .problem, [.required(ComplaintFields.narrative)]),
            JourneyPage("outcome", .problem, [.optional(ComplaintFields.desiredOutcome)]),
            JourneyPage("account", .problem, [.optional(ComplaintFields.accountReference)]),
        ]

    private static let you = [
        JourneyPage("name", .you, [.required(ComplaintFields.name)]),
        JourneyPage(
            "representative", .you,
            [
                .required(ComplaintFields.representativeName), .optional(ComplaintFields.representativeEmail),
                .optional(ComplaintFields.representativePhone),
            ]
        ) { $0.areForAnother },
        JourneyPage("contact", .you, [.required(ComplaintFields.preferredChannel)]),
        contactPage("email", [.required(ComplaintFields.email)], isFor: .email),
        contactPage("email-too", [.optional(ComplaintFields.email)], isFor: .phone, .post),
        contactPage("phone", [.required(ComplaintFields.phone)], isFor: .phone),
        contactPage("phone-too", [.optional(ComplaintFields.phone)], isFor: .email, .post),
        contactPage(
            "address", [.required(ComplaintFields.address), .required(ComplaintFields.postcode)], isFor: .post),
    ]

    private static let support = [
        JourneyPage(
            "adjustments", .support,
            [.optional(ComplaintFields.adjustments), .optional(ComplaintFields.adjustmentNotes)]),
        JourneyPage(
            "vulnerability", .support,
            [.optional(ComplaintFields.vulnerabilityKinds), .optional(ComplaintFields.vulnerabilityReason)]),
    ]

    private static let issueList = "issues"

    /// What is asked about an issue of some kind; nil where nothing is.
    private static func issuePage(_ code: IssueCode) -> JourneyPage? {
        guard !code.questions.isEmpty else { return nil }
        return JourneyPage(
            "\(issueList)/\(code.rawValue)", .problem,
            code.questions.map { Question($0, isRequired: $0.kind == .flag, about: code) }, issue: code
        ) { $0.issues.contains(code) }
    }

    private static func contactPage(
        _ id: String, _ questions: [Question], isFor channels: ContactChannel...
    ) -> JourneyPage {
        JourneyPage(id, .you, questions) { answers in
            channels.contains { answers.says(ComplaintFields.preferredChannel, $0) }
        }
    }

    @Sendable private static func complained(_ answers: Answers) -> Bool {
        answers.says(JourneyFields.complained, JourneyFields.YesOrNo.yes)
    }
}

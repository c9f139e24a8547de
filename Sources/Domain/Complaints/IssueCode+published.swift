/// What four publishers of complaint figures call an issue, so that figures can be compared with theirs.
public struct PublishedIssueNames: Hashable, Sendable {
    /// Ofcom's quarterly drivers of complaints.
    public let ofcom: String
    /// The Communications Ombudsman's complaint types.
    public let communicationsOmbudsman: String
    /// The Canadian scheme's (CCTS) categories.
    public let ccts: String
    /// The issue names of the FCC's consumer complaint centre.
    public let fcc: String

    init(_ ofcom: String, _ communicationsOmbudsman: String, _ ccts: String, _ fcc: String) {
        self.ofcom = ofcom
        self.communicationsOmbudsman = communicationsOmbudsman
        self.ccts = ccts
        self.fcc = fcc
    }
}

extension IssueCode {
    /// The group's names, except where a publisher has a closer one for the issue.
    public var published: PublishedIssueNames {
        Self.closerNames[self] ?? group.published
    }

    // Ofcom, Communications Ombudsman, CCTS, FCC.
    private static let closerNames: [IssueCode: PublishedIssueNames] = [
        .billingPriceRise: .init(billing, "Billing", "Regular price increase", "Billing"),
        .billingRoamingOrUsage: .init(billing, "Billing", "Roaming", "Billing"),
        .billingThirdPartyCharges: .init(
            billing, "Billing", "Incorrect charge", "Cramming (unauthorized charges on your phone bill)"),
        .billingEarlyTerminationFee: .init(billing, "Billing", "Termination fee", "Billing"),
        .billingDebtCollection: .init(billing, "Billing", "Credit management", "Billing"),
        .coverageNoCoverage: .init(faults, "Service quality", "Service delivery", "Availability"),
        .coverageIndoorCoverage: .init(faults, "Service quality", "Service delivery", "Availability"),
        .coverageIntermittent: .init(faults, "Service quality", "Intermittent or inadequate service", "Interference"),
        .disruptionMissedAppointment: .init(
            faults, "Service quality", "Repair issues and appointments", "Availability"),
        .disruptionDelayedRepair: .init(faults, "Service quality", "Repair issues and appointments", "Availability"),
        .contractChangeOfTerms: .init("Contract terms", "Contract issues", "Change to contract", "Other"),
        .contractMisSelling: .init("Contract terms", "Contract issues", "Breach of contract", "Other"),
        .switchingUnauthorisedSwitch: .init(
            "Changing provider", "Customer service", "Service delivery",
            "Slamming (change of your carrier without permission)"),
        .customerServiceADRLetterNotSent: .init("Complaints handling", "Customer service", "Service delivery", "Other"),
    ]

    private static let billing = "Billing, pricing and charges"
    private static let faults = "Faults, service and provisioning"
}

extension IssueGroup {
    /// Ofcom, Communications Ombudsman, CCTS, FCC.
    var published: PublishedIssueNames {
        switch self {
        case .billing: .init("Billing, pricing and charges", "Billing", "Billing", "Billing")
        case .coverage: .init("Faults, service and provisioning", "Service quality", "Service delivery", "Speed")
        case .disruption:
            .init("Faults, service and provisioning", "Service quality", "Service delivery", "Availability")
        case .contract: .init("Contract terms", "Contract issues", "Contract dispute", "Other")
        case .switching:
            .init(
                "Changing provider", "Customer service", "Service delivery",
                "Number Portability (keeping your number if you change providers)")
        case .equipment: .init("Faults, service and provisioning", "Equipment", "Service delivery", "Equipment")
        case .customerService: .init("Complaints handling", "Customer service", "Service delivery", "Other")
        case .accessibility: .init("Complaints handling", "Customer service", "Service delivery", "Accessibility")
        case .privacy: .init("Other", "Customer service", "Out of mandate: privacy", "Other")
        case .other: .init("Other", "Customer service", "Other", "Other")
        }
    }
}

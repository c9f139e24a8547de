/// The table of the fields of one issue of a complaint. Beside the code all may be left out; a form asks those that
/// matter for the kind of issue.
public enum IssueFields {
    public static let code = ComplaintField(
        "/code", "What it is about", .choice(IssueCode.allCases.map(\.rawValue)), need: .always)
    public static let amount = ComplaintField(
        "/amount_pence", "How much money it is about, VAT included", .pence(max: 100_000_000))
    public static let startedOn = ComplaintField("/started_on", "When it began", .day)
    /// Left out while it goes on.
    public static let endedOn = ComplaintField("/ended_on", "When it was put right", .day)
    public static let promisedOn = ComplaintField("/promised_on", "The day that the provider had promised", .day)
    public static let medicalNeed = ComplaintField(
        "/medical_need", "Whether somebody depends on the service for their health or safety", .flag)

    public static let all = [code, amount, startedOn, endedOn, promisedOn, medicalNeed]

    static let names = all.map(\.name)
}

extension IssueCode {
    /// What a form asks about an issue of this kind, in its order.
    public var questions: [ComplaintField] {
        switch self {
        case .billingIncorrectCharge, .billingPriceRise, .billingRoamingOrUsage, .billingThirdPartyCharges,
            .billingEarlyTerminationFee, .billingRefundMissing, .billingPayment, .billingDebtCollection,
            .equipmentReturns, .otherAccessories:
            [IssueFields.amount]
        case .coverageNoCoverage, .coverageIndoorCoverage, .coverageSpeedBelowGuarantee, .coverageIntermittent,
            .coverageQuality, .equipmentHandsetFault, .equipmentRouter, .customerServiceNoAction, .privacySimSwap:
            [IssueFields.startedOn]
        case .disruptionTotalLoss, .disruptionDelayedRepair, .accessibilityPriorityRepair:
            [IssueFields.medicalNeed, IssueFields.startedOn, IssueFields.endedOn]
        case .disruptionEmergencyRisk: [IssueFields.medicalNeed, IssueFields.startedOn]
        case .disruptionMissedAppointment, .customerServicePromiseBroken: [IssueFields.promisedOn]
        case .disruptionDelayedStart, .switchingDelayedPort: [IssueFields.promisedOn, IssueFields.endedOn]
        case .contractMisSelling, .contractChangeOfTerms, .contractCancellation, .contractRenewal,
            .contractTransferOfOwnership, .switchingSwitch, .switchingLostNumber, .switchingUnauthorisedSwitch,
            .equipmentUnlocking, .customerServiceUncontactable, .customerServiceADRLetterNotSent,
            .accessibilityAdjustmentRefused, .accessibilityRelayOrFormats, .accessibilityThirdPartyAuthority,
            .privacyDataMisuse, .privacyFraud, .otherSales, .otherPersonalInjury, .otherPropertyDamage,
            .otherDiscrimination, .otherAddressNotServed, .otherPriceLevel, .otherSomethingElse:
            []
        }
    }
}

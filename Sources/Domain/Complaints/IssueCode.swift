/// The taxonomy of complaints: `group.issue`, such as `billing.incorrect_charge`. A complaint has about two.
///
/// The codes are stored and published; a code is never given another meaning.
public enum IssueCode: String, Codable, CaseIterable, Sendable {
    case billingIncorrectCharge = "billing.incorrect_charge"
    case billingPriceRise = "billing.price_rise"
    case billingRoamingOrUsage = "billing.roaming_or_usage"
    case billingThirdPartyCharges = "billing.third_party_charges"
    case billingEarlyTerminationFee = "billing.early_termination_fee"
    case billingRefundMissing = "billing.refund_missing"
    case billingPayment = "billing.payment"
    case billingDebtCollection = "billing.debt_collection"

    case coverageNoCoverage = "coverage.no_coverage"
    case coverageIndoorCoverage = "coverage.indoor_coverage"
    case coverageSpeedBelowGuarantee = "coverage.speed_below_guarantee"
    case coverageIntermittent = "coverage.intermittent"
    case coverageQuality = "coverage.quality"

    case disruptionTotalLoss = "disruption.total_loss"
    case disruptionDelayedRepair = "disruption.delayed_repair"
    case disruptionMissedAppointment = "disruption.missed_appointment"
    case disruptionDelayedStart = "disruption.delayed_start"
    case disruptionEmergencyRisk = "disruption.emergency_risk"

    case contractMisSelling = "contract.mis_selling"
    case contractChangeOfTerms = "contract.change_of_terms"
    case contractCancellation = "contract.cancellation"
    case contractRenewal = "contract.renewal"
    case contractTransferOfOwnership = "contract.transfer_of_ownership"

    case switchingSwitch = "switching.switch"
    case switchingDelayedPort = "switching.delayed_port"
    case switchingLostNumber = "switching.lost_number"
    case switchingUnauthorisedSwitch = "switching.unauthorised_switch"

    case equipmentHandsetFault = "equipment.handset_fault"
    case equipmentRouter = "equipment.router"
    case equipmentReturns = "equipment.returns"
    case equipmentUnlocking = "equipment.unlocking"

    case customerServiceNoAction = "customer_service.no_action"
    case customerServiceUncontactable = "customer_service.uncontactable"
    case customerServicePromiseBroken = "customer_service.promise_broken"
    case customerServiceADRLetterNotSent = "customer_service.adr_letter_not_sent"

    case accessibilityAdjustmentRefused = "accessibility.adjustment_refused"
    case accessibilityRelayOrFormats = "accessibility.relay_or_formats"
    case accessibilityPriorityRepair = "accessibility.priority_repair"
    case accessibilityThirdPartyAuthority = "accessibility.third_party_authority"

    case privacyDataMisuse = "privacy.data_misuse"
    case privacySimSwap = "privacy.sim_swap"
    case privacyFraud = "privacy.fraud"

    case otherSales = "other.sales"
    case otherAccessories = "other.accessories"
    case otherPersonalInjury = "other.personal_injury"
    case otherPropertyDamage = "other.property_damage"
    case otherDiscrimination = "other.discrimination"
    case otherAddressNotServed = "other.address_not_served"
    case otherPriceLevel = "other.price_level"
    case otherSomethingElse = "other.something_else"

    /// The part before the dot.
    public var group: IssueGroup {
        IssueGroup(rawValue: String(rawValue.prefix { $0 != "." })) ?? .other
    }

    /// Whether the scheme treats such a complaint as urgent from the start.
    public var isUrgent: Bool { self == .disruptionEmergencyRisk }
}

extension IssueCode {
    /// As a form and a letter call it in a language.
    public func title(in language: Language) -> String {
        switch language {
        case .english: title
        case .welsh: titleInWelsh
        }
    }

    private var titleInWelsh: String {
        switch self {
        case .billingIncorrectCharge: "Tâl anghywir"
        case .billingPriceRise: "Codiad pris yn ystod y contract"
        case .billingRoamingOrUsage: "Taliadau crwydro neu ddefnydd"
        case .billingThirdPartyCharges: "Taliadau trydydd parti neu bremiwm"
        case .billingEarlyTerminationFee: "Ffi terfynu’n gynnar"
        case .billingRefundMissing: "Ad-daliad neu gredyd ar goll"
        case .billingPayment: "Taliad neu ddebyd uniongyrchol"
        case .billingDebtCollection: "Casglu dyledion a ffeil gredyd"
        case .coverageNoCoverage: "Dim signal"
        case .coverageIndoorCoverage: "Signal dan do"
        case .coverageSpeedBelowGuarantee: "Cyflymder is na’r warant"
        case .coverageIntermittent: "Gwasanaeth ysbeidiol"
        case .coverageQuality: "Ansawdd galwadau neu ddata"
        case .disruptionTotalLoss: "Colli’r gwasanaeth yn llwyr"
        case .disruptionDelayedRepair: "Oedi cyn trwsio"
        case .disruptionMissedAppointment: "Apwyntiad a fethwyd"
        case .disruptionDelayedStart: "Oedi cyn dechrau’r gwasanaeth"
        case .disruptionEmergencyRisk: "Perygl i alwadau brys neu deleofal"
        case .contractMisSelling: "Camwerthu neu wybodaeth anghywir"
        case .contractChangeOfTerms: "Newid telerau"
        case .contractCancellation: "Canslo neu gyfnod ailfeddwl"
        case .contractRenewal: "Adnewyddu neu uwchraddio"
        case .contractTransferOfOwnership: "Trosglwyddo perchnogaeth"
        case .switchingSwitch: "Newid darparwr neu PAC"
        case .switchingDelayedPort: "Oedi wrth drosglwyddo rhif"
        case .switchingLostNumber: "Colli rhif"
        case .switchingUnauthorisedSwitch: "Newid heb ganiatâd"
        case .equipmentHandsetFault: "Nam ar ffôn"
        case .equipmentRouter: "Llwybrydd"
        case .equipmentReturns: "Dychwelyd offer"
        case .equipmentUnlocking: "Datgloi"
        case .customerServiceNoAction: "Dim gweithredu, neu oedi"
        case .customerServiceUncontactable: "Ni ellir cysylltu â’r darparwr"
        case .customerServicePromiseBroken: "Torri addewid"
        case .customerServiceADRLetterNotSent: "Llythyr ADR heb ei anfon"
        case .accessibilityAdjustmentRefused: "Gwrthod addasiad"
        case .accessibilityRelayOrFormats: "Gwasanaeth Relay neu fformatau"
        case .accessibilityPriorityRepair: "Trwsio â blaenoriaeth"
        case .accessibilityThirdPartyAuthority: "Awdurdod trydydd parti"
        case .privacyDataMisuse: "Camddefnyddio data personol"
        case .privacySimSwap: "Cyfnewid SIM"
        case .privacyFraud: "Twyll neu drosedd"
        case .otherSales: "Ymddygiad gwerthu"
        case .otherAccessories: "Ategolion"
        case .otherPersonalInjury: "Anaf personol"
        case .otherPropertyDamage: "Difrod i eiddo"
        case .otherDiscrimination: "Gwahaniaethu"
        case .otherAddressNotServed: "Cyfeiriad heb ei wasanaethu"
        case .otherPriceLevel: "Lefel gyffredinol prisiau"
        case .otherSomethingElse: "Rhywbeth arall"
        }
    }
}

extension IssueGroup {
    public func title(in language: Language) -> String {
        switch language {
        case .english: title
        case .welsh: titleInWelsh
        }
    }

    private var titleInWelsh: String {
        switch self {
        case .billing: "Biliau"
        case .coverage: "Cwmpas ac ansawdd y gwasanaeth"
        case .disruption: "Tarfu ar y gwasanaeth"
        case .contract: "Contract"
        case .switching: "Newid darparwr a rhifau"
        case .equipment: "Offer"
        case .customerService: "Gwasanaeth cwsmeriaid"
        case .accessibility: "Hygyrchedd a bregusrwydd"
        case .privacy: "Preifatrwydd a thwyll"
        case .other: "Gwerthu ac arall"
        }
    }
}

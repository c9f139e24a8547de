import Domain

/// The proposed resolution of a scheme that proposes before it decides.
extension WelshLetters {
    var proposedResolution: Letter {
        Letter("Datrysiad arfaethedig: darllenwch ef\(byTheDeadline)", action: "Ateb y datrysiad arfaethedig") {
            "Rydym wedi ymchwilio i’ch cwyn am \(provider), ac yn cynnig sut i’w datrys."
            resolutionBlocks
        } next: {
            """
            Gallwch ei dderbyn. Os oes ffaith bwysig yn anghywir ynddo, neu os oes gennych dystiolaeth newydd bwysig, \
            gofynnwch i ni am adolygiad\(byTheDeadline).
            """
            "Heb adolygiad, hwn fydd ein penderfyniad terfynol, a gallwch wedyn ei dderbyn neu ei wrthod."
        }
    }

    @MessageBlockBuilder
    private var resolutionBlocks: [MessageBlock] {
        findingBlocks
        if facts.remedies.isEmpty {
            "Nid ydym yn cynnig bod \(provider) yn gwneud dim."
        } else {
            remedyBlocks("Rydym yn cynnig bod \(provider) yn gwneud hyn:")
        }
    }

    var resolutionAccepted: Letter {
        Letter("Rydych wedi derbyn y datrysiad arfaethedig", action: "Gweld eich achos") {
            "Rydych wedi derbyn y datrysiad a gynigiwn am \(provider)."
        } next: {
            "Gall \(provider) ofyn am adolygiad o hyd\(byTheDeadline). Os na fydd yn gofyn, bydd y datrysiad yn ei rwymo."
        }
    }

    var reviewRequest: Letter {
        Letter("Mae’r datrysiad arfaethedig yn cael ei adolygu", action: "Gweld yr achos") {
            "Rydym yn edrych eto ar y datrysiad a gynigiwyd gennym ar gyfer \(yourComplaint)."
            facts.quotation(of: "Geiriau’r ochr sy’n gofyn amdano")
        } next: {
            """
            Wedyn byddwn yn anfon y penderfyniad terfynol atoch\(byTheDeadline). Os hoffech ddweud rhywbeth am yr \
            adolygiad, atebwch y neges hon.
            """
        }
    }
}

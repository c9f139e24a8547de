import Domain

/// When somebody does not agree with what the scheme decided about looking at a complaint.
extension WelshLetters {
    var eligibilityDispute: Letter {
        Letter("Mae \(provider) yn gwrthwynebu i ni edrych ar eich cwyn", action: "Gweld yr achos") {
            "Mae \(provider) yn dweud na chaiff ein cynllun edrych ar \(yourComplaint)."
            quotation(of: provider)
        } next: {
            """
            Bydd ombwdsmon yn penderfynu a yw hynny’n wir\(byTheDeadline), a byddwn yn ysgrifennu atoch. Tan hynny \
            mae’r achos yn aros.
            """
            "Os hoffech ddweud rhywbeth am hyn, atebwch y neges hon."
        }
    }

    var eligibilityRuling: Letter {
        facts.isAccepted == true ? admitted : turnedAway
    }

    private var admitted: Letter {
        Letter("Byddwn yn edrych ar eich cwyn", action: "Gweld eich achos") {
            "Mae ombwdsmon wedi dyfarnu y gallwn edrych ar \(yourComplaint)."
            facts.quotation(of: "Geiriau’r ombwdsmon")
        } next: {
            "Rhaid i \(provider) ateb\(byTheDeadline). \(nothingToDoNow)"
        }
    }

    private var turnedAway: Letter {
        Letter("Ni allwn edrych ar eich cwyn", action: "Gweld eich achos") {
            "Mae ombwdsmon wedi dyfarnu na allwn edrych ar \(yourComplaint)."
            facts.quotation(of: "Geiriau’r ombwdsmon")
        } next: {
            "Mae hyn yn derfynol o fewn ein cynllun. Gallwch fynd i’r llys o hyd."
        }
    }
}

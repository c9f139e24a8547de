import Domain

/// From the form to the open case.
extension WelshLetters {
    var acknowledgement: Letter {
        Letter("Mae eich cwyn gennym", action: "Gweld eich achos") {
            "Diolch am \(yourComplaint). Rydym wedi ei derbyn, a byddwn yn edrych arni’n deg."
            "Mae hyn am ddim i chi."
            urgency
            reasons
        } next: {
            """
            Rydym wedi gofyn i \(provider) am ei ochr ef o’r stori. Byddwn yn dweud wrthych cyn gynted ag y bydd yn \
            ateb.
            """
            "Os na fydd yn ateb mewn pryd, byddwn yn mynd ymlaen hebddo. \(nothingToDoNow)"
        }
    }

    private var urgency: String? {
        facts.urgentWithin.map {
            """
            Mae iechyd neu ddiogelwch rhywun yn dibynnu ar y gwasanaeth, felly mae eich achos yn un brys. Mae pob cam o’n \
            heiddo ni yn cymryd \($0.spokenInWelsh) ar y mwyaf.
            """
        }
    }

    var tooEarlyNotice: Letter {
        Letter("Mae’n rhy gynnar i ni helpu", action: "Gweld eich cwyn") {
            "Diolch am \(yourComplaint). Rydym wedi ei chadw’n ddiogel, ond ni allwn ei derbyn eto."
            "Yn ôl y rheolau, \(provider) sy’n cael y cyfle cyntaf i unioni pethau."
            reasons
        } next: {
            opening
            advice
        }
    }

    private var opening: String {
        guard let opensOn = facts.opensOn else {
            return """
                Cwynwch wrth \(provider) yn gyntaf, os nad ydych wedi gwneud hynny. Cadwch ei ateb. Os na fydd yn \
                unioni pethau, dewch yn ôl atom gyda’r ddolen isod.
                """
        }
        return """
            Gallwn dderbyn eich cwyn o ddydd \(opensOn.spokenInWelsh) ymlaen. Byddwn yn ysgrifennu atoch y diwrnod \
            hwnnw. Os na fydd \(provider) wedi unioni pethau erbyn hynny, gallwch fynd ymlaen ag un clic.
            """
    }

    var opened: Letter {
        Letter("Gallwch fynd ymlaen â’ch cwyn nawr", action: "Mynd ymlaen â’ch cwyn") {
            "Mae \(provider) wedi cael yr amser y mae’r rheolau’n ei roi iddo. O heddiw ymlaen gallwn dderbyn eich cwyn."
        } next: {
            "A yw \(provider) wedi unioni pethau? Os felly, nid oes rhaid i chi wneud dim."
            """
            Os nad yw, defnyddiwch y ddolen isod ac ewch ymlaen. Byddwn yn dechrau cyn gynted ag y byddwch wedi gwneud \
            hynny, ac nid cynt.
            """
        }
    }

    var refusal: Letter {
        Letter("Ni allwn ymchwilio i’ch cwyn", action: "Gweld y penderfyniad a’r rheol") {
            "Diolch am \(yourComplaint). Mae’n ddrwg gennym: nid yw ein rheolau’n gadael i ni ymchwilio iddi."
            reasons
        } next: {
            advice
            """
            Os ydych yn meddwl ein bod yn anghywir, gallwch ofyn i ni unwaith edrych arni eto, ar y dudalen y tu ôl i’r \
            ddolen isod.
            """
            "Nid yw hyn yn dileu eich hawl i fynd i’r llys."
        }
    }
}

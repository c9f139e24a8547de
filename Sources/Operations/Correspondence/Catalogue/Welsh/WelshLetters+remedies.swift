import Domain

/// What was agreed or decided has to be done, and shown.
extension WelshLetters {
    /// Each line with its number, which is what evidence names, and the sum; nothing where there are none.
    @MessageBlockBuilder
    func remedyBlocks(_ introduction: String) -> [MessageBlock] {
        if !facts.remedies.isEmpty {
            introduction
            MessageBlock.table(
                MessageTable(
                    headings: ["Llinell", "Beth", "Disgrifiad", "Swm"], rows: facts.remedies.map(\.cellsInWelsh),
                    sentences: facts.remedies.map(\.spokenInWelsh)))
            if facts.remedies.totalPence > 0 {
                "Cyfanswm: \(Pounds.spoken(pence: facts.remedies.totalPence)), gan gynnwys TAW."
            }
        }
    }

    @MessageBlockBuilder
    var findingBlocks: [MessageBlock] {
        if !facts.findings.isEmpty {
            "Yr hyn a ganfuwyd:"
            MessageBlock.table(
                MessageTable(
                    headings: ["Ynglŷn â", "Ein canfyddiad", "Pam"], rows: facts.findings.map(\.cellsInWelsh),
                    sentences: facts.findings.map(\.spokenInWelsh)))
        }
    }

    private var evidencedLine: [MessageBlock] {
        let lines = facts.evidencedRemedies
        return lines.isEmpty ? [] : [.list(lines.map(\.spokenInWelsh))]
    }

    var remedyReminder: Letter {
        Letter("Rydym wedi atgoffa’r darparwr o’r hyn y mae’n rhaid iddo ei wneud", action: "Gweld yr achos") {
            "Nid yw \(provider) wedi dangos i ni eto ei fod wedi gwneud popeth y mae’n rhaid iddo ei wneud."
            remedyBlocks("Yr hyn sydd i’w wneud:")
        } next: {
            "Byddwn yn dal i ofyn nes iddo wneud hynny."
        }
    }

    var remedyEvidence: Letter {
        Letter("Mae’r darparwr yn dweud ei fod wedi gwneud ei ran", action: "Gweld eich achos") {
            "Mae \(provider) yn dweud wrthym ei fod wedi gwneud yr hyn yr oedd yn rhaid iddo ei wneud i chi."
            evidencedLine
            quotation(of: provider)
        } next: {
            """
            Gwiriwch fod hyn wedi digwydd mewn gwirionedd. Byddwn yn cau’r achos pan fydd \(provider) wedi dangos pob \
            rhan.
            """
        }
    }

    var remedyDispute: Letter {
        Letter("Mae anghytundeb am yr hyn a wnaed", action: "Gweld yr achos") {
            "Mae anghytundeb am ran o’r hyn yr oedd \(provider) wedi dangos ei fod wedi’i wneud."
            evidencedLine
            quotation(of: facts.complainantName)
        } next: {
            "Rhaid i \(provider) unioni hyn, neu ddangos eto ei fod wedi’i wneud."
        }
    }

    var breachNotice: Letter {
        Letter("Nid yw’r darparwr wedi gwneud ei ran mewn pryd", action: "Gweld eich achos") {
            """
            Nid yw \(provider) wedi dangos i ni ei fod wedi gwneud yr hyn y mae’n rhaid iddo ei wneud i chi, ac mae ei \
            amser ar ben. Rydym wedi dweud wrth ei reolwyr ei fod yn torri’r rheolau.
            """
            remedyBlocks("Yr hyn sydd heb ei wneud:")
        } next: {
            """
            Byddwn yn dal i ofyn nes ei fod wedi’i wneud. Mae’r hyn a dderbynioch yn rhwymo \(provider), felly gallwch \
            hefyd ofyn i lys ei orfodi.
            """
        }
    }
}

extension RemedyLine {
    fileprivate var cellsInWelsh: [String] {
        ["\(number)", kind.spokenInWelsh, description, amountPence.map(Pounds.spoken) ?? "–"]
    }

    fileprivate var spokenInWelsh: String {
        let amount = amountPence.map { " (\(Pounds.spoken(pence: $0)))" } ?? ""
        return "Llinell \(number), \(kind.spokenInWelsh)\(amount): \(description)"
    }
}

extension RemedyKind {
    fileprivate var spokenInWelsh: String {
        switch self {
        case .apology: "ymddiheuriad"
        case .explanation: "esboniad"
        case .correctiveAction: "unioni pethau"
        case .timeAndTrouble: "taliad am amser a thrafferth"
        case .automaticCompensation: "iawndal awtomatig"
        case .goodwill: "ewyllys da"
        case .recommendation: "argymhelliad ar gyfer y dyfodol"
        }
    }
}

extension Finding {
    fileprivate var cellsInWelsh: [String] {
        [issue?.title(in: .welsh) ?? "Y gŵyn yn ei chyfanrwydd", outcome.spokenInWelsh, reasons]
    }

    fileprivate var spokenInWelsh: String {
        "\(issue?.title(in: .welsh) ?? "Y gŵyn yn ei chyfanrwydd"): \(outcome.spokenInWelsh). \(reasons)"
    }
}

extension Finding.Outcome {
    fileprivate var spokenInWelsh: String {
        switch self {
        case .upheld: "cadarnhawyd"
        case .partlyUpheld: "cadarnhawyd yn rhannol"
        case .notUpheld: "ni chadarnhawyd"
        }
    }
}

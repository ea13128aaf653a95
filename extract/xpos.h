/* xpos.h: the Penn Treebank tags, as UD English writes them. */
#ifndef EXTRACT_XPOS_H
#define EXTRACT_XPOS_H

/* name in C, name in CoNLL-U */
#define XPOS_TABLE(row)                                                                            \
    row(XPOS_DOLLAR, "$") row(XPOS_QUOTE_END, "''") row(XPOS_COMMA, ",") row(XPOS_LRB, "-LRB-")    \
        row(XPOS_RRB, "-RRB-") row(XPOS_STOP, ".") row(XPOS_COLON, ":") row(XPOS_ADD, "ADD")       \
            row(XPOS_AFX, "AFX") row(XPOS_CC, "CC") row(XPOS_CD, "CD") row(XPOS_DT, "DT") row(     \
                XPOS_EX, "EX") row(XPOS_FW, "FW") row(XPOS_GW, "GW") row(XPOS_HYPH, "HYPH")        \
                row(XPOS_IN, "IN") row(XPOS_JJ, "JJ") row(XPOS_JJR, "JJR") row(XPOS_JJS, "JJS")    \
                    row(XPOS_LS, "LS") row(XPOS_MD, "MD") row(XPOS_NFP, "NFP") row(XPOS_NN, "NN")  \
                        row(XPOS_NNP, "NNP") row(XPOS_NNPS, "NNPS") row(XPOS_NNS, "NNS")           \
                            row(XPOS_PDT, "PDT") row(XPOS_POS, "POS") row(XPOS_PRP, "PRP")         \
                                row(XPOS_PRPS, "PRP$") row(XPOS_RB, "RB") row(XPOS_RBR, "RBR")     \
                                    row(XPOS_RBS, "RBS") row(XPOS_RP, "RP") row(XPOS_SYM, "SYM")   \
                                        row(XPOS_TO, "TO") row(XPOS_UH, "UH") row(XPOS_VB, "VB")   \
                                            row(XPOS_VBD, "VBD") row(XPOS_VBG, "VBG")              \
                                                row(XPOS_VBN, "VBN") row(XPOS_VBP, "VBP")          \
                                                    row(XPOS_VBZ, "VBZ") row(XPOS_WDT, "WDT")      \
                                                        row(XPOS_WP, "WP") row(XPOS_WPS, "WP$")    \
                                                            row(XPOS_WRB, "WRB")                   \
                                                                row(XPOS_QUOTE_BEGIN, "``")

#define XPOS_ENUM(id, name) id,
enum xpos { XPOS_NONE, XPOS_TABLE(XPOS_ENUM) XPOS_COUNT };
#undef XPOS_ENUM

#endif

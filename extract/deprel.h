/* deprel.h: the dependency relations of UD English, with the subtypes that EWT and GUM use
 * (universaldependencies.org). */
#ifndef EXTRACT_DEPREL_H
#define EXTRACT_DEPREL_H

/* name in C, name in CoNLL-U */
#define DEPREL_TABLE(row)                                                                          \
    row(DEP_ACL, "acl") row(DEP_ACL_RELCL, "acl:relcl") row(DEP_ADVCL, "advcl") row(               \
        DEP_ADVCL_RELCL, "advcl:relcl") row(DEP_ADVMOD, "advmod") row(DEP_AMOD, "amod")            \
        row(DEP_APPOS, "appos") row(DEP_AUX, "aux") row(DEP_AUX_PASS, "aux:pass") row(             \
            DEP_CASE, "case") row(DEP_CC, "cc") row(DEP_CC_PRECONJ, "cc:preconj")                  \
            row(DEP_CCOMP, "ccomp") row(DEP_COMPOUND, "compound") row(                             \
                DEP_COMPOUND_PRT, "compound:prt") row(DEP_CONJ, "conj") row(DEP_COP, "cop")        \
                row(DEP_CSUBJ, "csubj") row(DEP_CSUBJ_OUTER, "csubj:outer") row(DEP_CSUBJ_PASS,    \
                                                                                "csubj:pass")      \
                    row(DEP_DEP, "dep") row(DEP_DET, "det") row(DEP_DET_PREDET, "det:predet") row( \
                        DEP_DISCOURSE, "discourse") row(DEP_DISLOCATED, "dislocated")              \
                        row(DEP_EXPL, "expl") row(DEP_FIXED, "fixed") row(DEP_FLAT, "flat") row(   \
                            DEP_GOESWITH, "goeswith") row(DEP_IOBJ, "iobj") row(DEP_LIST, "list")  \
                            row(DEP_MARK, "mark") row(DEP_NMOD, "nmod") row(                       \
                                DEP_NMOD_DESC, "nmod:desc") row(DEP_NMOD_POSS, "nmod:poss")        \
                                row(DEP_NMOD_UNMARKED, "nmod:unmarked") row(DEP_NSUBJ, "nsubj")    \
                                    row(DEP_NSUBJ_OUTER, "nsubj:outer") row(DEP_NSUBJ_PASS,        \
                                                                            "nsubj:pass")          \
                                        row(DEP_NUMMOD, "nummod") row(DEP_OBJ, "obj")              \
                                            row(DEP_OBL, "obl") row(DEP_OBL_AGENT, "obl:agent")    \
                                                row(DEP_OBL_UNMARKED, "obl:unmarked")              \
                                                    row(DEP_ORPHAN, "orphan") row(DEP_PARATAXIS,   \
                                                                                  "parataxis")     \
                                                        row(DEP_PUNCT, "punct")                    \
                                                            row(DEP_REPARANDUM, "reparandum")      \
                                                                row(DEP_ROOT, "root")              \
                                                                    row(DEP_VOCATIVE, "vocative")  \
                                                                        row(DEP_XCOMP, "xcomp")

#define DEPREL_ENUM(id, name) id,
enum deprel { DEP_NONE, DEPREL_TABLE(DEPREL_ENUM) DEP_COUNT };
#undef DEPREL_ENUM

#endif

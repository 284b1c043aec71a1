# Refreshes the front-end files and fonts that live in the repository, so that nobody needs npm to run or change
# Iljari and no page asks an outside host for anything.
#
#   make -f scripts/vendor.mk          (needs npm and sha256sum; downloads about 165 MB)
#
# To raise a version: change it here, empty its checksum, run, look at the pages, write the new checksum down.
# vendor/fonts.css, the licences' notes and the READMEs are written by hand and are not touched.

KRDS        := krds-uiux
KRDS_VER    := 1.1.0
KRDS_SHA256 := 2958eee582fabe3a3319a1032880f0f838c79647a311497d0d2045686c35dba8

FONT        := pretendard-gov
FONT_VER    := 1.3.9
FONT_SHA256 := eed5dc88f4b699bf9543f5c3c77057370f3a541f85f46315b6f2485d2770716c

VENDOR := src/iljari/web/static/iljari/vendor
PDF    := src/iljari/reports/fonts
WORK   := .run/vendor

# Icons that the style sheet asks for and that are somebody's mark: they are not taken, and the style sheet asks
# for none. The mark of KRDS may be shown by government sites only; the others are companies'.
MARKS := logo_krds|sns_x|facebook|instagram|youtube|blog|login_certify_type_[0-9]+

# Pieces of the full font that hold what the subset lacks and official texts use (△ ▲ ▽ ㎡ ◇ ◆ 【 】 ～ Ⅰ …).
PIECES := 0 93 94 96 98 100 102 103 104 105 106 108 110 111 113

.PHONY: all krds fonts
all: krds fonts

$(WORK):
	mkdir -p $@

# name, version, sha256: the package unpacked in $(WORK)/name
define unpack
	cd $(WORK) && npm pack --silent $(1)@$(2)
	@test -z "$(3)" || echo "$(3)  $(WORK)/$(1)-$(2).tgz" | sha256sum --check --quiet
	@test -n "$(3)" || sha256sum $(WORK)/$(1)-$(2).tgz
	rm -rf $(WORK)/$(1) && mkdir $(WORK)/$(1)
	tar -xzf $(WORK)/$(1)-$(2).tgz -C $(WORK)/$(1) --strip-components=1 --no-same-owner
endef

krds: | $(WORK)
	$(call unpack,$(KRDS),$(KRDS_VER),$(KRDS_SHA256))
	rm -rf $(VENDOR)/krds/css $(VENDOR)/krds/img
	mkdir -p $(VENDOR)/krds/css/component $(VENDOR)/krds/css/token $(VENDOR)/krds/img/component/icon
	sed -E -e 's#url\([^)]*ico_($(MARKS))[^)]*\)#none#g' -e '/sourceMappingURL/d' \
	    $(WORK)/$(KRDS)/resources/css/component/output.css > $(VENDOR)/krds/css/component/output.css
	sed -e '/sourceMappingURL/d' \
	    $(WORK)/$(KRDS)/resources/css/token/krds_tokens.css > $(VENDOR)/krds/css/token/krds_tokens.css
	for icon in $$(grep -oE 'ico[a-z0-9_]*\.svg|head_ico[a-z0-9_]*\.svg' $(VENDOR)/krds/css/component/output.css | sort -u); do \
	    install -m 644 $(WORK)/$(KRDS)/resources/img/component/icon/$$icon $(VENDOR)/krds/img/component/icon/ || exit 1; \
	done

fonts: | $(WORK)
	$(call unpack,$(FONT),$(FONT_VER),$(FONT_SHA256))
	rm -f $(VENDOR)/fonts/*.woff2 $(PDF)/*.otf
	mkdir -p $(VENDOR)/fonts $(PDF)
	for weight in Regular Bold; do \
	    install -m 644 $(WORK)/$(FONT)/dist/public/static/PretendardGOV-$$weight.otf $(PDF)/ || exit 1; \
	    install -m 644 $(WORK)/$(FONT)/dist/web/static/woff2-subset/PretendardGOV-$$weight.subset.woff2 $(VENDOR)/fonts/ || exit 1; \
	    for piece in $(PIECES); do \
	        install -m 644 $(WORK)/$(FONT)/dist/web/static/woff2-dynamic-subset/PretendardGOV-$$weight.subset.$$piece.woff2 $(VENDOR)/fonts/ || exit 1; \
	    done; \
	done
	install -m 644 $(WORK)/$(FONT)/dist/LICENSE.txt $(VENDOR)/fonts/LICENSE.txt
	install -m 644 $(WORK)/$(FONT)/dist/LICENSE.txt $(PDF)/LICENSE.txt

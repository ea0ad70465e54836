"""The only place where lxml's parser is made."""

from __future__ import annotations

from lxml import etree


def parse(text: str | bytes) -> etree._Element:
    """Parse XML without entities, network or DTD.

    A text must not carry an encoding declaration. Raises etree.XMLSyntaxError.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        strip_cdata=False,
        remove_blank_text=False,
    )
    return etree.fromstring(text, parser)

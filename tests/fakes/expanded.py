"""The template as it is on AWS, after SAM's transform: Chalice's part of it said as Chalice says it."""

from __future__ import annotations

from typing import Any

from infra import package
from infra.functions import FUNCTIONS

LOGIN = "/api/v1/auth/login"
TYPES = {"queue": "SQS", "stream": "DynamoDB", "schedule": "Schedule", "topic": "SNS"}
GIVEN = {"SQS": {}, "DynamoDB": {"BatchSize": 100}, "Schedule": {"Schedule": "rate(5 minutes)"}, "SNS": {}}


def as_chalice_does(template: dict[str, Any]) -> dict[str, Any]:
    """The merged template with what Chalice says of each function and of the API, whose doors do not matter here."""
    resources = template["Resources"]
    for function in FUNCTIONS:
        made = resources[function.logical]
        made["Type"] = "AWS::Serverless::Function"
        made["Properties"] |= {
            "Runtime": "python3.13",
            "Handler": f"app.{function.handler}",
            "Architectures": ["arm64"],
        }
        for event in made["Properties"].get("Events", {}).values():
            event["Type"] = TYPES[function.trigger]
            event["Properties"] = GIVEN[event["Type"]] | event["Properties"]
    resources["RestAPI"]["Type"] = "AWS::Serverless::Api"
    described = {
        "swagger": "2.0",
        "info": {"title": "quittance", "version": "1.0"},
        "paths": {path: {"post": {}} for path in ("/api/v1/health", LOGIN, "/api/v1/pay/attempts/{attempt_id}")},
    }
    resources["RestAPI"]["Properties"] |= {"StageName": "live", "DefinitionBody": described}
    template |= {"AWSTemplateFormatVersion": "2010-09-09", "Transform": "AWS::Serverless-2016-10-31"}
    for complete in package.COMPLETE:
        template = complete(template)
    return template


def of_type(resources: dict[str, Any], kind: str) -> dict[str, Any]:
    """The resources of a type, by name."""
    return {name: made for name, made in resources.items() if made["Type"] == kind}

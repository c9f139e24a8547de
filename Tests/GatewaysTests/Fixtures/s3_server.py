"""moto as an S3 store that checks signatures, with one bucket and one user who may use it.

What moto checks (moto/iam/access_control.py): that the access key is a user's, that the signature over method, path, the
signed headers and the hash of the body that the request names is the one that the user's secret key makes, and that a
policy allows it. It does not hash the body itself.

Says where it is and with which keys on standard output, one JSON object a line; ends when its input ends.
"""

import json
import sys

import boto3
from moto import settings
from moto.server import ThreadedMotoServer

POLICY = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}


def main():
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    _, port = server.get_host_and_port()
    url = f"http://127.0.0.1:{port}"
    access, secret = make_user(url)
    client("s3", url).create_bucket(Bucket="evidence")
    settings.INITIAL_NO_AUTH_ACTION_COUNT = 0  # from now on nothing goes unsigned
    print(json.dumps({"event": "ready", "port": port, "access": access, "secret": secret}), flush=True)
    sys.stdin.read()
    server.stop()


def make_user(url):
    iam = client("iam", url)
    iam.create_user(UserName="redress")
    iam.put_user_policy(UserName="redress", PolicyName="all", PolicyDocument=json.dumps(POLICY))
    key = iam.create_access_key(UserName="redress")["AccessKey"]
    return key["AccessKeyId"], key["SecretAccessKey"]


def client(service, url):
    return boto3.client(
        service, endpoint_url=url, aws_access_key_id="root", aws_secret_access_key="root", region_name="us-east-1"
    )


main()

